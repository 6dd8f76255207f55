using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Dobos.Offline.Tests.Registries;

/// <summary>An image of one layer with one file, and of two platforms an index: an OCI layout on disk, as skopeo reads it.</summary>
internal sealed class TinyImage
{
    private readonly Dictionary<string, byte[]> _blobs = [];

    public TinyImage(string content = "hello", string architecture = "amd64")
    {
        var tar = Tar(content);
        var layer = Add(Gzip(tar));
        Config = Add(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
        {
            architecture,
            os = "linux",
            config = new { WorkingDir = "/" },
            rootfs = new { type = "layers", diff_ids = new[] { DigestOf(tar) } },
            history = new[] { new { created = "2026-01-01T00:00:00Z", created_by = "test" } },
            created = "2026-01-01T00:00:00Z",
        })));
        Layer = layer;
        Manifest = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
        {
            schemaVersion = 2,
            mediaType = Types.Manifest,
            config = new { mediaType = Types.Config, digest = Config, size = _blobs[Config].Length },
            layers = new[] { new { mediaType = Types.Layer, digest = layer, size = _blobs[layer].Length } },
        }));
        Architecture = architecture;
    }

    public string Architecture { get; }

    public string Config { get; }

    public string Layer { get; }

    public byte[] Manifest { get; }

    public string Digest => DigestOf(Manifest);

    public IReadOnlyDictionary<string, byte[]> Blobs => _blobs;

    public static string DigestOf(byte[] content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";

    public static byte[] Index(params IReadOnlyList<TinyImage> images) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        schemaVersion = 2,
        mediaType = Types.Index,
        manifests = images.Select(image => new
        {
            mediaType = Types.Manifest,
            digest = image.Digest,
            size = image.Manifest.Length,
            platform = new { architecture = image.Architecture, os = "linux" },
        }),
    }));

    /// <summary>An artifact without content that refers to a manifest; its config is the blob {}.</summary>
    public static byte[] Referrer(string subject, string type) => Encoding.UTF8.GetBytes($$$"""
        {
          "schemaVersion": 2, "mediaType": "{{{Types.Manifest}}}", "artifactType": "{{{type}}}",
          "config": { "mediaType": "application/vnd.oci.empty.v1+json", "digest": "{{{DigestOf("{}"u8.ToArray())}}}", "size": 2 }, "layers": [],
          "subject": { "mediaType": "{{{Types.Manifest}}}", "digest": "{{{subject}}}", "size": 7 },
          "annotations": { "test.of": "{{{type}}}" }
        }
        """);

    /// <summary>Writes the layout; with several images, an index of them.</summary>
    public static string WriteLayout(string folder, params IReadOnlyList<TinyImage> images)
    {
        var blobs = Directory.CreateDirectory(Path.Combine(folder, "blobs", "sha256")).FullName;
        void Put(byte[] content) => File.WriteAllBytes(Path.Combine(blobs, DigestOf(content)["sha256:".Length..]), content);
        foreach (var content in images.SelectMany(image => image.Blobs.Values.Append(image.Manifest)))
            Put(content);

        var (type, root) = images.Count > 1 ? (Types.Index, Index(images)) : (Types.Manifest, images[0].Manifest);
        Put(root);
        File.WriteAllText(Path.Combine(folder, "oci-layout"), """{"imageLayoutVersion":"1.0.0"}""");
        File.WriteAllText(Path.Combine(folder, "index.json"), JsonSerializer.Serialize(new
        {
            schemaVersion = 2,
            manifests = new[]
            {
                new
                {
                    mediaType = type, digest = DigestOf(root), size = root.Length,
                    annotations = new Dictionary<string, string> { ["org.opencontainers.image.ref.name"] = "it" },
                },
            },
        }));
        return $"oci:{folder}:it";
    }

    private string Add(byte[] content)
    {
        _blobs[DigestOf(content)] = content;
        return DigestOf(content);
    }

    private static byte[] Tar(string content)
    {
        using MemoryStream target = new();
        using (TarWriter tar = new(target, leaveOpen: true))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "hello.txt")
            {
                DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)),
                ModificationTime = DateTimeOffset.UnixEpoch,
            });
        }

        return target.ToArray();
    }

    private static byte[] Gzip(byte[] content)
    {
        using MemoryStream target = new();
        using (GZipStream gzip = new(target, CompressionLevel.Fastest))
            gzip.Write(content);

        return target.ToArray();
    }

    internal static class Types
    {
        public const string Manifest = "application/vnd.oci.image.manifest.v1+json";
        public const string Index = "application/vnd.oci.image.index.v1+json";
        public const string Config = "application/vnd.oci.image.config.v1+json";
        public const string Layer = "application/vnd.oci.image.layer.v1.tar+gzip";
    }
}
