namespace Cake.Helm;

/// <summary>What every verb understands that changes a release.</summary>
public abstract class HelmWaitingSettings : HelmClusterSettings
{
    public HelmWait Wait { get; set; }

    /// <summary>How long helm waits for each thing that it waits for; its own five minutes when null.</summary>
    public TimeSpan? Timeout { get; set; }

    public bool NoHooks { get; set; }
}
