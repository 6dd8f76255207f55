using Cake.Core.IO;

namespace Cake.Helm;

/// <summary>What every verb understands that renders a chart.</summary>
public abstract class HelmValuesSettings : HelmSettings
{
    /// <summary>Files of values; of two that say something the later one counts.</summary>
    public IList<FilePath> Values { get; init; } = [];

    /// <summary>Values as YAML, handed over on standard input after all files: they are seen neither on the command line nor in a file.</summary>
    public string? ValuesInput { get; set; }

    /// <summary>The Kubernetes version that the chart is rendered for; that of helm's own client library when null.</summary>
    public string? KubeVersion { get; set; }
}
