using System.Text;
using Dobos.Offline.Files;

namespace Dobos.Offline.Registries;

/// <summary>A manifest on disk: a line with the media type, then its bytes as they were pushed; one file, so that neither is there without the other.</summary>
internal static class ManifestFile
{
    public static Manifest Write(string path, Digest digest, ManifestDocument document, byte[] content, TimeProvider clock)
    {
        OwnerFile.Write(path, [.. Encoding.UTF8.GetBytes($"{document.MediaType}\n"), .. content]);
        FileTime seen = new(path, clock);
        seen.Touch();
        return new(digest, content.Length, document, seen);
    }

    /// <summary>Null for a file whose content is not what its name says, as a power cut may leave it.</summary>
    public static Manifest? Read(string path, Digest digest, TimeProvider clock)
    {
        var (mediaType, content) = Split(File.ReadAllBytes(path));
        return digest.SameKindOf(content.Span) == digest ? new(digest, content.Length, ManifestDocument.Parse(content, mediaType), new(path, clock)) : null;
    }

    public static ReadOnlyMemory<byte> Content(string path) => Split(File.ReadAllBytes(path)).Content;

    private static (string MediaType, ReadOnlyMemory<byte> Content) Split(byte[] file)
    {
        var line = Array.IndexOf(file, (byte)'\n');
        return line < 0 ? ("", default) : (Encoding.UTF8.GetString(file.AsSpan(0, line)), file.AsMemory(line + 1));
    }
}
