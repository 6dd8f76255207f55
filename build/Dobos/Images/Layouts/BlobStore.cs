using Dobos.Checkouts;
using Dobos.Registries;

namespace Dobos.Images.Layouts;

/// <summary>The blobs that images share, under artifacts: each once, by its digest.</summary>
internal sealed class BlobStore(Checkout checkout)
{
    public string Folder => Path.Combine(checkout.Artifacts, "images", "blobs", "sha256");

    public string PathOf(Digest digest) => Path.Combine(Folder, digest.Hex);

    /// <summary>A blob came here whole, so that its size is enough to know it by.</summary>
    public bool Has(Descriptor blob) => new FileInfo(PathOf(blob.Digest)) is { Exists: true } file && file.Length == blob.Size;

    public byte[]? Find(Digest digest) => File.Exists(PathOf(digest)) && File.ReadAllBytes(PathOf(digest)) is var bytes && digest.Names(bytes) ? bytes : null;

    public Digest Add(ReadOnlySpan<byte> bytes)
    {
        var digest = Digest.Of(bytes);
        Directory.CreateDirectory(Folder);
        var part = Path.Combine(Folder, $"{Guid.NewGuid():N}.part");
        File.WriteAllBytes(part, bytes);
        File.Move(part, PathOf(digest), overwrite: true);
        return digest;
    }
}
