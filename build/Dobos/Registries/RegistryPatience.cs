namespace Dobos.Registries;

/// <summary>How long and how often a registry is asked.</summary>
public sealed record RegistryPatience
{
    public static RegistryPatience Usual { get; } = new();

    /// <summary>Further tries after the first.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>Before the first further try; doubled each time, unless the registry itself says how long.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>Without an answer, or without a byte of a body going either way.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For one call with all its tries.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>The same for a blob, which may be large.</summary>
    public TimeSpan BlobDeadline { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>Before what was written beside other writers is read a second time.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(1);
}
