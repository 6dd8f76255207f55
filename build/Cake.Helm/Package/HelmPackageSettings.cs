using Cake.Core.IO;

namespace Cake.Helm.Package;

public sealed class HelmPackageSettings : HelmSettings
{
    /// <summary>The folder that the archive goes to; the working folder when null.</summary>
    public DirectoryPath? Destination { get; set; }

    /// <summary>The chart's version; that of its Chart.yaml when null.</summary>
    public string? Version { get; set; }

    /// <summary>The version of what the chart installs; that of its Chart.yaml when null.</summary>
    public string? AppVersion { get; set; }
}
