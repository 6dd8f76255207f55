using System.Text;
using System.Text.Json;
using Dobos.Registries;

namespace Dobos.Tests.Registries.Fakes;

/// <summary>Makes small images and what refers to them.</summary>
internal static class SmallImages
{
    private const string Layer = "application/vnd.oci.image.layer.v1.tar";

    public static byte[] Bytes(int count, int seed = 1)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static BlobSource Source(byte[] bytes) => _ => Task.FromResult<Stream>(new MemoryStream(bytes));

    /// <summary>An image of one layer, its manifest not yet pushed.</summary>
    public static async Task<Manifest> ImageAsync(Repository repository, int seed = 1, int size = 10_000)
    {
        var config = await repository.Blobs.PutAsync(Encoding.UTF8.GetBytes($$"""{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]},"n":{{seed}}}"""), MediaTypes.OciConfig, Cancellation);
        var layer = await repository.Blobs.PutAsync(Bytes(size, seed), Layer, Cancellation);
        return Manifest(new { schemaVersion = 2, mediaType = MediaTypes.OciManifest, config = Of(config), layers = new[] { Of(layer) } });
    }

    public static Manifest Index(params Manifest[] children) => Manifest(new
    {
        schemaVersion = 2,
        mediaType = MediaTypes.OciIndex,
        manifests = children.Select((child, n) => new { mediaType = child.MediaType, digest = child.Digest.Value, size = child.Bytes.Length, platform = new { os = "linux", architecture = n == 0 ? "amd64" : $"arm{n}" } }),
    });

    /// <summary>Something that refers to another, its own blob pushed.</summary>
    public static async Task<Manifest> ReferrerAsync(Repository repository, Manifest subject, string type, int seed = 1)
    {
        var empty = await repository.Blobs.PutAsync("{}"u8.ToArray(), MediaTypes.OciEmpty, Cancellation);
        var layer = await repository.Blobs.PutAsync(Bytes(100, seed), "application/octet-stream", Cancellation);
        return Manifest(new
        {
            schemaVersion = 2,
            mediaType = MediaTypes.OciManifest,
            artifactType = type,
            config = Of(empty),
            layers = new[] { Of(layer) },
            subject = Of(subject.Descriptor),
            annotations = new Dictionary<string, string> { ["n"] = $"{seed}" },
        });
    }

    public static Manifest Manifest(object content) => Dobos.Registries.Manifest.Parse(JsonSerializer.SerializeToUtf8Bytes(content));

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    private static object Of(Descriptor descriptor) => new { mediaType = descriptor.MediaType, digest = descriptor.Digest.Value, size = descriptor.Size };
}
