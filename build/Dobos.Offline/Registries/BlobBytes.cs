namespace Dobos.Offline.Registries;

/// <summary>The bytes of all blobs, each once, whatever repositories have it.</summary>
internal sealed class BlobBytes(string folder)
{
    public string PathOf(Digest digest) => Path.Combine(folder, digest.Algorithm, digest.Hex[..2], digest.Hex);

    /// <summary>False for a file without its bytes, as a power cut may leave it.</summary>
    public bool Has(Digest digest) => new FileInfo(PathOf(digest)) is { Exists: true } file && (file.Length > 0 || digest.SameKindOf([]) == digest);

    /// <summary>Takes a whole, checked file over.</summary>
    public void Adopt(string file, Digest digest)
    {
        var path = PathOf(digest);
        if (Has(digest))
        {
            File.Delete(file);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(file, path, overwrite: true);
    }

    public void Delete(Digest digest) => File.Delete(PathOf(digest));

    public IReadOnlyList<Digest> All() =>
        Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(DigestOf).OfType<Digest>()]
            : [];

    // Null for what is not ours.
    private Digest? DigestOf(string file) =>
        Digest.TryParse($"{Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0]}:{Path.GetFileName(file)}", out var digest) && PathOf(digest) == file
            ? digest
            : null;
}
