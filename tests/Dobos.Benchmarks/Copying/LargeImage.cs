using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Dobos.Registries;

namespace Dobos.Benchmarks.Copying;

/// <summary>An image of bytes that nothing makes smaller. Its layers are gzip all the same: others would compress what is not.</summary>
public static class LargeImage
{
    private const string Layer = "application/vnd.oci.image.layer.v1.tar+gzip";
    private const int Layers = 5;
    private const int LayerSize = 100_000_000;

    public static async Task PushAsync(Repository repository, string tag, CancellationToken cancellation)
    {
        var config = await repository.Blobs.PutAsync("""{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]}}"""u8.ToArray(), MediaTypes.OciConfig, cancellation);
        List<Descriptor> layers = [];
        for (var n = 0; n < Layers; n++)
            layers.Add(await repository.Blobs.PutAsync(Gzip(), Layer, cancellation));

        var manifest = new { schemaVersion = 2, mediaType = MediaTypes.OciManifest, config = Of(config), layers = layers.Select(Of) };
        await repository.Manifests.PutAsync(Manifest.Parse(JsonSerializer.SerializeToUtf8Bytes(manifest)), tag, cancellation);
    }

    private static byte[] Gzip()
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.NoCompression, leaveOpen: true))
            gzip.Write(RandomNumberGenerator.GetBytes(LayerSize));
        return packed.ToArray();
    }

    private static object Of(Descriptor descriptor) => new { mediaType = descriptor.MediaType, digest = descriptor.Digest.Value, size = descriptor.Size };
}
