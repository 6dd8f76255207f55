namespace Dobos.Offline.Clusters.Objects;

/// <summary>How a deletion is asked for. Null leaves it to the kind.</summary>
internal sealed record DeleteOrder
{
    public int? GraceSeconds { get; init; }

    /// <summary>Background, Foreground or Orphan.</summary>
    public string? Propagation { get; init; }

    public string? Uid { get; init; }

    public string? ResourceVersion { get; init; }

    public bool DryRun { get; init; }
}
