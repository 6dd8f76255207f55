using System.Text;
using System.Text.Json.Nodes;
using Dobos.Artifacts;
using Dobos.Registries;

namespace Dobos.Images.Layouts;

/// <summary>Makes an image layout beside the place where it shall be, and puts it there when it is whole.</summary>
internal sealed class LayoutWriter : IDisposable
{
    private readonly string _folder;
    private readonly string _aside;

    public LayoutWriter(string folder)
    {
        (_folder, _aside) = (folder, $"{folder}.{Guid.NewGuid():N}.part");
        DeleteRemains();
        Directory.CreateDirectory(Blobs);
    }

    /// <summary>Where whoever writes a blob puts it, by its digest.</summary>
    public string Blobs => Path.Combine(_aside, "blobs", "sha256");

    public Descriptor Add(string mediaType, byte[] bytes)
    {
        var blob = Descriptor.Of(mediaType, bytes);
        File.WriteAllBytes(ImageLayout.PathOf(_aside, blob.Digest), bytes);
        return blob;
    }

    public void Link(Descriptor blob, BlobStore store)
    {
        if (!File.Exists(ImageLayout.PathOf(_aside, blob.Digest)))
            HardLink.Make(store.PathOf(blob.Digest), ImageLayout.PathOf(_aside, blob.Digest));
    }

    public ImageLayout Finish(Descriptor manifest, ImagePlatform platform, string name)
    {
        File.WriteAllBytes(Path.Combine(_aside, "index.json"), Index(manifest, platform, name));
        File.WriteAllBytes(Path.Combine(_aside, "oci-layout"), Encoding.UTF8.GetBytes("""{"imageLayoutVersion":"1.0.0"}"""));
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
        Directory.Move(_aside, _folder);
        return ImageLayout.Open(_folder);
    }

    public void Dispose()
    {
        if (Directory.Exists(_aside))
            Directory.Delete(_aside, recursive: true);
    }

    // Of a run that was killed.
    private void DeleteRemains()
    {
        var above = Directory.CreateDirectory(Path.GetDirectoryName(_folder)!);
        foreach (var remains in above.EnumerateDirectories($"{Path.GetFileName(_folder)}.*.part"))
            remains.Delete(recursive: true);
    }

    private static byte[] Index(Descriptor manifest, ImagePlatform platform, string name)
    {
        var entry = ManifestText.Node(manifest);
        entry["platform"] = new JsonObject { ["architecture"] = platform.Architecture, ["os"] = "linux" };
        entry["annotations"] = new JsonObject { ["org.opencontainers.image.ref.name"] = name };
        return JsonBytes.Of(new JsonObject { ["schemaVersion"] = 2, ["mediaType"] = MediaTypes.OciIndex, ["manifests"] = new JsonArray(entry) });
    }
}
