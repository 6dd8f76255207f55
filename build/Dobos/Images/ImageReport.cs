using System.Text.Json;
using Dobos.Printing;

namespace Dobos.Images;

/// <summary>The images that were built, and how large each of their layers is.</summary>
public sealed class ImageReport(IReadOnlyList<BuiltImage> images) : IReport
{
    public string ToText() => string.Join('\n', images.Select(Line));

    public string ToJson() => JsonReport.Write(json => JsonReport.WriteArray(json, "images", images, Write));

    private static string Line(BuiltImage image) =>
        $"{image.Service} {image.Version} is {image.ManifestDigest} ({string.Join(", ", Sizes(image))}){(image.IsHostMadeBase ? ", on this machine's own .NET" : "")}";

    private static IEnumerable<string> Sizes(BuiltImage image) =>
        image.Blobs.GroupBy(blob => blob.Origin).Select(group => $"{Words.Of(group.Key)} {Words.Bytes(group.Sum(blob => blob.Blob.Size))}");

    private static void Write(Utf8JsonWriter json, BuiltImage image)
    {
        json.WriteString("service", image.Service);
        json.WriteString("version", image.Version);
        json.WriteString("digest", image.ManifestDigest.Value);
        json.WriteString("platform", image.Platform.ToString());
        json.WriteString("base", image.IsHostMadeBase ? "host" : "pinned");
        json.WriteString("layout", image.Layout.Folder);
        JsonReport.WriteArray(json, "blobs", image.Blobs, (one, blob) =>
        {
            one.WriteString("origin", Words.Of(blob.Origin));
            one.WriteString("digest", blob.Blob.Digest.Value);
            one.WriteNumber("size", blob.Blob.Size);
        });
    }

    private static class Words
    {
        public static string Of(BlobOrigin origin) => origin.ToString().ToLowerInvariant();

        public static string Bytes(long bytes) => bytes < 10_000 ? $"{bytes} B" : bytes < 10_000_000 ? $"{bytes / 1000} kB" : $"{bytes / 1_000_000} MB";
    }
}
