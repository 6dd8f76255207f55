namespace Dobos.Offline.Clusters.Protobuf;

/// <summary>One field of a message, by its number.</summary>
internal sealed record Field(int Number, string Name, Form Form = Form.Text)
{
    /// <summary>What it holds, when that is a message.</summary>
    public Message? Inner { get; init; }

    public bool IsRepeated { get; init; }
}
