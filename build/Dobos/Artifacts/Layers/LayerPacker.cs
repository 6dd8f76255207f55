using System.IO.Compression;
using Dobos.Registries;

namespace Dobos.Artifacts.Layers;

/// <summary>Makes a blob of a layer that somebody else wrote: one that is compressed stays as it is, so that its digest stays what a registry knows it by.</summary>
internal static class LayerPacker
{
    private const string Zstd = "application/vnd.oci.image.layer.v1.tar+zstd";

    /// <summary>Writes the blob into a folder of blobs, under its digest.</summary>
    public static Descriptor Pack(string layer, string folder)
    {
        var part = Path.Combine(folder, $"{Guid.NewGuid():N}.part");
        try
        {
            var blob = WriteTo(part, layer);
            File.Move(part, Path.Combine(folder, blob.Digest.Hex), overwrite: true);
            return blob;
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static Descriptor WriteTo(string file, string layer)
    {
        using var input = File.OpenRead(layer);
        using FileStream output = new(file, FileMode.CreateNew);
        using HashingStream blob = new(output);
        var type = TypeOf(input);
        if (type is null)
            Compress(input, blob);
        else
            input.CopyTo(blob);
        return new Descriptor(type ?? MediaTypes.OciLayer, blob.Digest(), blob.Length);
    }

    private static void Compress(Stream input, Stream blob)
    {
        using GZipStream gzip = new(new GzipHeader(blob), CompressionLevel.Optimal, leaveOpen: true);
        input.CopyTo(gzip);
    }

    // Null for a plain archive.
    private static string? TypeOf(Stream layer)
    {
        Span<byte> start = stackalloc byte[4];
        var read = layer.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        layer.Position = 0;
        return start[..read] switch
        {
            [0x1f, 0x8b, ..] => MediaTypes.OciLayer,
            [0x28, 0xb5, 0x2f, 0xfd] => Zstd,
            _ => null,
        };
    }
}
