namespace Dobos.Offline.Registries;

/// <summary>The bytes of all blobs, each once, whatever repositories have it.</summary>
internal sealed class BlobBytes(string folder)
{
    public string PathOf(Digest digest) => Path.Combine(folder, digest.Algorithm, digest.Hex[..2], digest.Hex);

    public bool Has(Digest digest) => File.Exists(PathOf(digest));

    /// <summary>Takes a whole, checked file over.</summary>
    public void Adopt(string file, Digest digest)
    {
        var path = PathOf(digest);
        if (File.Exists(path))
        {
            File.Delete(file);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(file, path);
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
