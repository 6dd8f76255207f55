namespace Dobos.Host.Targets;

/// <summary>A switch as help shows it and the parser checks it. <see cref="Value"/> is empty for a flag.</summary>
public sealed record Switch(string Name, string Value, string Sentence)
{
    public bool IsFlag => Value.Length == 0;

    /// <summary>The value may be left out, as in <c>--plan</c> and <c>--plan=json</c>.</summary>
    public bool IsOptional => Value.StartsWith('[');

    public string Shown => IsFlag ? Name : IsOptional ? $"{Name}{Value}" : $"{Name} {Value}";
}
