namespace Dobos.Offline.Clusters.Objects;

/// <summary>How a write is asked for.</summary>
internal sealed record WriteOrder
{
    /// <summary>Decided and answered, and not kept.</summary>
    public bool DryRun { get; init; }

    /// <summary>Its status alone is written.</summary>
    public bool OfStatus { get; init; }

    /// <summary>Who is said to own the fields that change; null where the write itself says so, or nobody asks.</summary>
    public string? Manager { get; init; }
}
