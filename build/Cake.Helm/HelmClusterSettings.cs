using Cake.Core.IO;

namespace Cake.Helm;

/// <summary>What every verb understands that speaks to a cluster.</summary>
public abstract class HelmClusterSettings : HelmSettings
{
    /// <summary>The file that says where the cluster is and who we are. It has to be named, unless <see cref="UserKubeConfig"/> is asked for.</summary>
    public FilePath? KubeConfig { get; set; }

    /// <summary>A context of that file; its current one when null.</summary>
    public string? KubeContext { get; set; }

    /// <summary>Uses the kubeconfig of whoever runs this (KUBECONFIG, or the one in the home folder) when no file is named.</summary>
    public bool UserKubeConfig { get; set; }

    /// <summary>Which helm this is, 3 or 4. Helm is asked when null and something depends on it.</summary>
    public int? Major { get; set; }
}
