using System.Formats.Tar;
using System.IO.Compression;
using Cake.Core;
using Cake.Core.IO;
using Cake.Helm;
using Cake.Helm.Package;
using Dobos.Artifacts;
using Dobos.Artifacts.Layers;
using Dobos.Images.Layouts;
using Dobos.Registries;
using YamlDotNet.Core;
using Path = System.IO.Path;

namespace Dobos.Charts;

/// <summary>
/// Packs one chart beside the place where it shall be. Helm chooses the files and fetches what the chart depends on; the archive is
/// ours, because helm's holds the hour and says some things otherwise in each version.
/// </summary>
internal sealed class ChartBench(ICakeContext cake, FilePath helm, string folder)
{
    private readonly string _aside = $"{folder}.part";

    /// <summary>The files that were written.</summary>
    public IReadOnlyList<string> Pack(ChartOrder order)
    {
        try
        {
            Clear(_aside);
            Write(order, Unpacked(order));
            Clear(folder);
            Directory.Move(Path.Combine(_aside, "done"), folder);
            Clear(_aside);
            return [.. Directory.EnumerateFiles(folder)];
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or CakeException or YamlException)
        {
            throw new ChartNotPackedException(order, failed);
        }
    }

    /// <summary>What helm would put into the archive, with our Chart.yaml.</summary>
    private string Unpacked(ChartOrder order)
    {
        var copy = Path.Combine(_aside, "source", Path.GetFileName(order.Service.Chart));
        Copy(order.Service.Chart, copy);
        var text = ChartYaml.With(File.ReadAllText(Path.Combine(copy, "Chart.yaml")), order.Version);
        File.WriteAllText(Path.Combine(copy, "Chart.yaml"), text);
        if (ChartConfig.Of(text)["dependencies"] is not null)
            cake.HelmDependencyBuild(copy, new() { ToolPath = helm });
        var archives = Directory.CreateDirectory(Path.Combine(_aside, "helm")).FullName;
        cake.HelmPackage(copy, new HelmPackageSettings { ToolPath = helm, Destination = archives });

        var content = Directory.CreateDirectory(Path.Combine(_aside, "content")).FullName;
        using GZipStream archive = new(File.OpenRead(Directory.EnumerateFiles(archives).Single()), CompressionMode.Decompress);
        TarFile.ExtractToDirectory(archive, content, overwriteFiles: false);
        File.WriteAllText(Path.Combine(Directory.EnumerateDirectories(content).Single(), "Chart.yaml"), text);
        return content;
    }

    private void Write(ChartOrder order, string content)
    {
        var done = Directory.CreateDirectory(Path.Combine(_aside, "done")).FullName;
        var layer = LayerWriter.Write(new(Entries(content)), done).Blob;
        File.Move(Path.Combine(done, layer.Digest.Hex), Path.Combine(done, BuiltChart.ArchiveFile));
        var yaml = File.ReadAllText(Path.Combine(Directory.EnumerateDirectories(content).Single(), "Chart.yaml"));
        var config = JsonBytes.Of(ChartConfig.Of(yaml));
        File.WriteAllBytes(Path.Combine(done, BuiltChart.ConfigFile), config);
        File.WriteAllBytes(Path.Combine(done, BuiltChart.ManifestFile), ManifestText.Of(
            Descriptor.Of(BuiltChart.ConfigType, config),
            [layer with { MediaType = BuiltChart.ArchiveType }],
            new(StringComparer.Ordinal) { [ImageLabels.Title] = order.Service.Name, [ImageLabels.Version] = order.Version }));
    }

    private static IEnumerable<LayerEntry> Entries(string content) =>
        Directory.EnumerateFiles(content, "*", SearchOption.AllDirectories).Select(file => new LayerEntry.Copy(Path.GetRelativePath(content, file).Replace('\\', '/'), file));

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static void Clear(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
