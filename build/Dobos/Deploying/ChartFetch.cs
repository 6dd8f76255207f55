using Dobos.Charts;
using Dobos.Releases;

namespace Dobos.Deploying;

/// <summary>Brings the chart of a release here, byte for byte as its record names it; helm needs no password for a file.</summary>
internal static class ChartFetch
{
    public static async Task<string> FetchAsync(ReleaseShelf shelf, Published release, string folder, CancellationToken cancellation)
    {
        var manifest = await shelf.Charts.Manifests.FindContentAsync(release.Chart.Value, cancellation)
            ?? throw new DeployRefusedException($"The chart of {release.Service} {release.Version}, {release.Chart}, is not in {shelf.Registry}, though its record names it: publish the release again.");
        var archive = manifest.Layers.FirstOrDefault(layer => layer.MediaType == BuiltChart.ArchiveType)
            ?? throw new DeployRefusedException($"The chart of {release.Service} {release.Version}, {release.Chart}, holds no archive that helm could read: publish the release again.");
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{release.Service}-{archive.Digest.Hex[..16]}.tgz");
        if (!File.Exists(file))
            await shelf.Charts.Blobs.DownloadAsync(archive, file, cancellation);
        return file;
    }
}
