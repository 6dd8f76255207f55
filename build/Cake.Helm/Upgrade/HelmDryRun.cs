namespace Cake.Helm.Upgrade;

public enum HelmDryRun
{
    None,

    /// <summary>Rendered by helm alone.</summary>
    Client,

    /// <summary>Rendered with what the cluster knows; nothing is changed there.</summary>
    Server,
}
