using Dobos.Offline.Files;

namespace Dobos.Offline.Registries;

/// <summary>A tag on disk: its name and what it names, a line each.</summary>
internal static class TagFile
{
    public static void Write(string path, TagName tag, Digest digest) => OwnerFile.Write(path, $"{tag}\n{digest}\n");

    public static (string Tag, Digest Digest)? Read(string path) =>
        File.ReadAllLines(path) is [var tag, var text] && Digest.TryParse(text, out var digest) ? (tag, digest) : null;
}
