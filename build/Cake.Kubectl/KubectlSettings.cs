using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Kubectl;

/// <summary>What every verb of kubectl understands.</summary>
public abstract class KubectlSettings : ToolSettings
{
    /// <summary>The namespace that is meant; that of the context when null.</summary>
    public string? Namespace { get; set; }

    /// <summary>The file that says where the cluster is and who we are. It has to be named, unless <see cref="UserKubeConfig"/> is asked for.</summary>
    public FilePath? KubeConfig { get; set; }

    /// <summary>A context of that file; its current one when null.</summary>
    public string? Context { get; set; }

    /// <summary>Uses the kubeconfig of whoever runs this (KUBECONFIG, or the one in the home folder) when no file is named.</summary>
    public bool UserKubeConfig { get; set; }

    /// <summary>How long one request may take; as long as it likes when null.</summary>
    public TimeSpan? RequestTimeout { get; set; }

    /// <summary>Where kubectl keeps what a cluster can do; in the home folder, by the cluster's address, when null.</summary>
    public DirectoryPath? CacheFolder { get; set; }
}
