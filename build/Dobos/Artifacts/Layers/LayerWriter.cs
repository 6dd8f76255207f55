using System.Formats.Tar;
using System.IO.Compression;
using Dobos.Registries;

namespace Dobos.Artifacts.Layers;

/// <summary>
/// Writes a layer in one pass: archive, its digest, compression, the blob's digest, file. The same content gives the same bytes;
/// the compression is that of the runtime, which global.json pins.
/// </summary>
internal static class LayerWriter
{
    private const int Buffer = 1 << 16;

    /// <summary>Writes the layer into a folder of blobs, under its digest.</summary>
    public static Layer Write(LayerContent content, string folder)
    {
        var part = Path.Combine(folder, $"{Guid.NewGuid():N}.part");
        try
        {
            var layer = WriteTo(part, content);
            File.Move(part, Path.Combine(folder, layer.Blob.Digest.Hex), overwrite: true);
            return layer;
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>The same for several, side by side.</summary>
    public static Layer[] WriteAll(IEnumerable<LayerContent> contents, string folder) =>
        Task.WhenAll(contents.Select(content => Task.Run(() => Write(content, folder)))).GetAwaiter().GetResult();

    private static Layer WriteTo(string file, LayerContent content)
    {
        using FileStream output = new(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, Buffer);
        using HashingStream blob = new(output);
        var archive = Compress(content, new GzipHeader(blob));
        return new Layer(new Descriptor(MediaTypes.OciLayer, blob.Digest(), blob.Length), archive);
    }

    private static Digest Compress(LayerContent content, Stream output)
    {
        using GZipStream gzip = new(output, CompressionLevel.Optimal, leaveOpen: true);
        using BufferedStream pieces = new(gzip, Buffer);
        using HashingStream archive = new(pieces);
        using (TarWriter tar = new(archive, TarEntryFormat.Gnu, leaveOpen: true))
        {
            foreach (var entry in content.Entries)
                tar.WriteEntry(TarEntries.Of(entry));
        }

        return archive.Digest();
    }
}
