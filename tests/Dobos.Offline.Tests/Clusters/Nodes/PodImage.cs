using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Dobos.Offline.Tests.Registries;

namespace Dobos.Offline.Tests.Clusters.Nodes;

/// <summary>An image with layers as a test wants them.</summary>
internal sealed class PodImage
{
    private readonly List<(byte[] Plain, byte[] Packed)> _layers = [];

    public Dictionary<string, object> Config { get; } = new() { ["WorkingDir"] = "/app", ["Env"] = new[] { "PATH=/usr/local/bin:/usr/bin:/bin", "ASPNETCORE_HTTP_PORTS=8080", "OF_IMAGE=yes" } };

    /// <summary>The app in two layers, as Dobos makes images: a base, and the app's own files in /app.</summary>
    public static async Task<PodImage> OfAppAsync()
    {
        var folder = await PodApp.FolderAsync();
        PodImage image = new() { Config = { ["Entrypoint"] = new[] { "dotnet", PodApp.Assembly } } };
        image.Layer(tar => tar.File("etc/os-release", "ID=test\n"));
        image.Layer(tar =>
        {
            foreach (var file in Directory.GetFiles(folder))
                tar.File($"app/{Path.GetFileName(file)}", File.ReadAllBytes(file));
        });
        return image;
    }

    public PodImage Layer(Action<TarWriter> write)
    {
        using MemoryStream plain = new();
        using (TarWriter tar = new(plain, leaveOpen: true))
            write(tar);

        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(plain.ToArray());

        _layers.Add((plain.ToArray(), packed.ToArray()));
        return this;
    }

    /// <summary>Pushes it, and returns the name by which a pod pulls it.</summary>
    public async Task<string> PushAsync(ServedRegistry registry, string repository = "shop", string tag = "1")
    {
        foreach (var layer in _layers)
            await registry.PushBlobAsync(repository, layer.Packed);
        var config = Json(new { architecture = "amd64", os = "linux", config = Config, rootfs = new { type = "layers", diff_ids = _layers.Select(layer => TinyImage.DigestOf(layer.Plain)) } });
        await registry.PushBlobAsync(repository, config);
        await registry.PutAsync(repository, tag, Json(new
        {
            schemaVersion = 2,
            mediaType = TinyImage.Types.Manifest,
            config = new { mediaType = TinyImage.Types.Config, digest = TinyImage.DigestOf(config), size = config.Length },
            layers = _layers.Select(layer => new { mediaType = TinyImage.Types.Layer, digest = TinyImage.DigestOf(layer.Packed), size = layer.Packed.Length }),
        }));
        return $"{registry.Host}/{repository}:{tag}";
    }

    private static byte[] Json<T>(T content) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(content));
}

internal static class TarWriting
{
    public static void File(this TarWriter tar, string path, string content) => tar.File(path, Encoding.UTF8.GetBytes(content));

    public static void File(this TarWriter tar, string path, byte[] content, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.GroupRead) =>
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(content), Mode = mode });

    public static void Link(this TarWriter tar, string path, string target, TarEntryType type = TarEntryType.SymbolicLink) => tar.WriteEntry(new PaxTarEntry(type, path) { LinkName = target });
}
