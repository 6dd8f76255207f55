namespace Dobos.Offline.Clusters.Patches;

/// <summary>How a field is merged by patches and owned by those who apply it.</summary>
internal sealed record FieldShape
{
    /// <summary>A map member by member, a list as a whole.</summary>
    public static readonly FieldShape Plain = new();

    /// <summary>One thing, although it is a map.</summary>
    public bool IsAtomic { get; init; }

    /// <summary>A list of plain values, none of them twice.</summary>
    public bool IsSet { get; init; }

    /// <summary>By these members the items of a list are told from each other, when they are owned one by one.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The items of the list are owned one by one, each as a whole.</summary>
    public bool HasAtomicItems { get; init; }

    /// <summary>By this member a strategic merge patch tells the items of a list from each other.</summary>
    public string? MergeKey { get; init; }

    /// <summary>A strategic merge patch replaces it, although it is a map.</summary>
    public bool IsReplaced { get; init; }
}
