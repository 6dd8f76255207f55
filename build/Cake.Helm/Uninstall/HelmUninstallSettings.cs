namespace Cake.Helm.Uninstall;

public sealed class HelmUninstallSettings : HelmWaitingSettings
{
    /// <summary>A release that is not there is as good as one that is taken away.</summary>
    public bool IgnoreNotFound { get; set; }

    /// <summary>Takes away what was deployed, and leaves the revisions.</summary>
    public bool KeepHistory { get; set; }

    /// <summary>What the history says about it, where it is kept.</summary>
    public string? Description { get; set; }
}
