using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Dobos.Tools;

namespace Dobos.Tests.Tools;

/// <summary>A made-up tool and the archive that it comes in.</summary>
internal static class Tooling
{
    internal static byte[] Saw { get; } = Encoding.UTF8.GetBytes("the saw");

    internal static ToolSource Vendor { get; } = new(["bin/saw"], Url: new("https://saws.example/saw.tar.gz"));

    internal static ToolSource Npm { get; } = new(["package/layer.zip", "saw/saw"], Npm: "@saws/saw@2.0.0");

    internal static Tool Tool(string? sha256 = null, string? platform = null, params ToolSource[] sources) =>
        new("saw", "1.5.0", "2.0.0", "version --short", "https://saws.example/install", [Pin(sha256, platform, sources)]);

    internal static ToolPin Pin(string? sha256 = null, string? platform = null, params ToolSource[] sources) =>
        new("2.0.0", platform ?? ToolPlatform.Current, sha256 ?? Convert.ToHexStringLower(SHA256.HashData(Saw)), sources is [] ? [Vendor] : sources);

    internal static byte[] Tar(string entry, byte[] content)
    {
        using var stream = new MemoryStream();
        using (var zipped = new GZipStream(stream, CompressionLevel.Fastest))
        using (var tar = new TarWriter(zipped))
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, entry) { DataStream = new MemoryStream(content) });
        return stream.ToArray();
    }

    internal static byte[] Zip(string entry, byte[] content)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        using (var target = zip.CreateEntry(entry).Open())
            target.Write(content);
        return stream.ToArray();
    }
}
