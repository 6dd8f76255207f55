using Dobos.Registries;

namespace Dobos.Charts;

/// <summary>A packed chart as it lies here: what a registry takes, and the archive that helm takes.</summary>
public sealed record BuiltChart(string Service, string Version, Manifest Manifest, byte[] Config, byte[] Archive)
{
    public const string ConfigType = "application/vnd.cncf.helm.config.v1+json";
    public const string ArchiveType = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";

    internal const string ArchiveFile = "chart.tgz";
    internal const string ConfigFile = "config.json";
    internal const string ManifestFile = "manifest.json";

    public Digest ManifestDigest => Manifest.Digest;

    internal static BuiltChart Open(ChartOrder order, string folder) => new(
        order.Service.Name,
        order.Version,
        Manifest.Parse(File.ReadAllBytes(Path.Combine(folder, ManifestFile))),
        File.ReadAllBytes(Path.Combine(folder, ConfigFile)),
        File.ReadAllBytes(Path.Combine(folder, ArchiveFile)));
}
