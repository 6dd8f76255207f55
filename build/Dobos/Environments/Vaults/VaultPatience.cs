namespace Dobos.Environments.Vaults;

/// <summary>How long and how often a vault is asked.</summary>
public sealed record VaultPatience
{
    public static VaultPatience Usual { get; } = new();

    /// <summary>Requests at one time.</summary>
    public int Parallel { get; init; } = 16;

    /// <summary>Further tries after the first.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>Before the first further try; doubled each time, unless the vault itself says how long.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>For one try.</summary>
    public TimeSpan Attempt { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For all values together.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(60);
}
