using Dobos.Registries;

namespace Dobos.Images.Layouts;

/// <summary>A folder with one image in it, in the form of the OCI image layout: what a registry takes, and other tools read.</summary>
public sealed class ImageLayout
{
    private ImageLayout(string folder, Manifest manifest, ImagePlatform platform) => (Folder, Manifest, Platform) = (folder, manifest, platform);

    public string Folder { get; }

    public Manifest Manifest { get; }

    public ImagePlatform Platform { get; }

    /// <summary>Every file of it.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories);

    /// <summary>Null where none can be read there.</summary>
    public static ImageLayout? Find(string folder)
    {
        try
        {
            return Open(folder);
        }
        catch (Exception unreadable) when (unreadable is IOException or RegistryException or InvalidOperationException)
        {
            return null;
        }
    }

    public static ImageLayout Open(string folder)
    {
        var entry = Manifest.Parse(File.ReadAllBytes(Path.Combine(folder, "index.json"))).Manifests.Single();
        return new ImageLayout(folder, Manifest.Parse(File.ReadAllBytes(PathOf(folder, entry.Digest))), ImagePlatform.Parse(entry.Platform!));
    }

    /// <summary>The content of its config or of a layer, for an upload.</summary>
    public BlobSource Source(Digest digest) => _ => Task.FromResult<Stream>(File.OpenRead(PathOf(Folder, digest)));

    internal static string PathOf(string folder, Digest digest) => Path.Combine(folder, "blobs", digest.Algorithm, digest.Hex);
}
