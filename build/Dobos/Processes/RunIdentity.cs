namespace Dobos.Processes;

/// <summary>What every process that this run starts carries in its environment, so that it can be found again.</summary>
public sealed record RunIdentity(string Value)
{
    public const string Variable = "DOBOS_RUN";

    /// <summary>A run inside a run carries both names, so that the outer one finds what the inner one left.</summary>
    public static RunIdentity Within(string? outer)
    {
        var own = Guid.NewGuid().ToString("N")[..12];
        return new RunIdentity(string.IsNullOrEmpty(outer) ? own : $"{outer}/{own}");
    }

    public bool Owns(string other) => other == Value || other.StartsWith($"{Value}/", StringComparison.Ordinal);
}
