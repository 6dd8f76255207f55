using Cake.Core.IO;

namespace Cake.Helm.Upgrade;

public sealed class HelmUpgradeSettings : HelmChangeSettings
{
    /// <summary>Makes the release where there is none.</summary>
    public bool Install { get; set; }

    /// <summary>Makes the namespace as well, where <see cref="Install"/> makes the release.</summary>
    public bool CreateNamespace { get; set; }

    /// <summary>Files of values; of two that say something the later one counts.</summary>
    public IList<FilePath> Values { get; init; } = [];

    /// <summary>Values as YAML or JSON, handed over on standard input after all files: they are seen neither on the command line nor in a file.</summary>
    public string? ValuesInput { get; set; }

    /// <summary>Forgets the last revision's values. Without it helm keeps them where it is given none.</summary>
    public bool ResetValues { get; set; }

    /// <summary>Labels of the revision. Helm keeps those of the last one; null takes one away.</summary>
    public IDictionary<string, string?> Labels { get; init; } = new Dictionary<string, string?>();

    /// <summary>What the history says about this revision.</summary>
    public string? Description { get; set; }

    public HelmDryRun DryRun { get; set; }

    /// <summary>Leaves secrets out of what a dry run returns.</summary>
    public bool HideSecret { get; set; }

    public HelmChartSource Source { get; init; } = new();
}
