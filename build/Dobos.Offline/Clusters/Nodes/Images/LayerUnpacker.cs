using System.Formats.Tar;
using System.IO.Compression;

namespace Dobos.Offline.Clusters.Nodes.Images;

/// <summary>
/// Puts a layer's files over those of the layers below. Nothing leaves the root, and no file is written in place, since roots share their files.
/// Owners, devices and the right to become another user are left out: all of it belongs to whoever runs the box.
/// </summary>
internal sealed class LayerUnpacker(string root)
{
    private const string Whiteout = ".wh.";
    private const string Opaque = ".wh..wh..opq";
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Rights = (UnixFileMode)0b111_111_111;

    private readonly HashSet<string> _ours = [];

    public void Unpack(Stream layer)
    {
        using var plain = Plain(layer);
        using TarReader tar = new(plain);
        while (tar.GetNextEntry() is { } entry)
            Put(entry);
    }

    private static Stream Plain(Stream layer)
    {
        Span<byte> magic = stackalloc byte[4];
        var read = layer.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        layer.Position = 0;
        return magic[..read] switch
        {
            [0x1f, 0x8b, ..] => new GZipStream(layer, CompressionMode.Decompress),
            [0x28, 0xb5, 0x2f, 0xfd] => throw new ImagePullException("failed to extract layer: it is compressed by zstd, which the box does not read: push the image with gzip layers"),
            _ => layer,
        };
    }

    private void Put(TarEntry entry)
    {
        var parts = RootPath.Parts(entry.Name).ToArray();
        if (parts.Contains(".."))
            throw new ImagePullException($"failed to extract layer: invalid tar path \"{entry.Name}\" leads out of the image");
        if (parts.Length == 0)
            return;

        var parent = Folder(parts[..^1]);
        var name = parts[^1];
        if (name == Opaque)
            Clear(parent);
        else if (name.StartsWith(Whiteout, StringComparison.Ordinal))
            Remove(Path.Combine(parent, Whited(entry, name[Whiteout.Length..])));
        else
            Put(entry, Path.Combine(parent, name));
    }

    /// <summary>What a whiteout takes away is an entry of its folder, and never the folder itself or what is above it.</summary>
    private static string Whited(TarEntry entry, string name) =>
        name is "" or "." or ".." ? throw new ImagePullException($"failed to extract layer: invalid whiteout \"{entry.Name}\" names no file of its folder") : name;

    private void Put(TarEntry entry, string path)
    {
        switch (entry.EntryType)
        {
            case TarEntryType.Directory:
                Make(path);
                SetMode(path, entry.Mode | Owner | UnixFileMode.UserExecute);
                break;
            case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                Remove(path);
                Write(entry, path);
                break;
            case TarEntryType.SymbolicLink:
                Remove(path);
                File.CreateSymbolicLink(path, entry.LinkName);
                break;
            case TarEntryType.HardLink:
                Link(entry, path);
                break;
            default:
                return;
        }

        _ours.Add(path);
    }

    private void Link(TarEntry entry, string path)
    {
        var target = RootPath.Resolve(root, entry.LinkName, followLast: false);
        if (target is null || !File.Exists(target) || new FileInfo(target).LinkTarget is not null)
            throw new ImagePullException($"failed to extract layer: the hard link \"{entry.Name}\" leads to \"{entry.LinkName}\", which is no file of the image");
        if (target == path)
            return;

        Remove(path);
        HardLinks.Make(target, path);
    }

    private static void Write(TarEntry entry, string path)
    {
        using (FileStream file = new(path, FileMode.CreateNew, FileAccess.Write))
            entry.DataStream?.CopyTo(file);
        SetMode(path, entry.Mode | Owner);
        File.SetLastWriteTimeUtc(path, entry.ModificationTime.UtcDateTime);
    }

    /// <summary>The folder, its links followed within the root, made where it is not there.</summary>
    private string Folder(string[] parts)
    {
        var folder = RootPath.Resolve(root, string.Join('/', parts), followLast: true) ?? throw new ImagePullException($"failed to extract layer: the links at \"{string.Join('/', parts)}\" go round in circles");
        if (!Directory.Exists(folder))
        {
            if (folder != root && RootPath.Parts(Path.GetRelativePath(root, folder)).ToArray() is [_, _, ..] deeper)
                Folder(deeper[..^1]);
            Make(folder);
        }

        return folder;
    }

    private static void Make(string folder)
    {
        if (new FileInfo(folder) is { LinkTarget: not null } or { Exists: true })
            File.Delete(folder);
        Directory.CreateDirectory(folder);
    }

    private void Clear(string folder)
    {
        foreach (var below in Directory.EnumerateFileSystemEntries(folder).Where(path => !_ours.Contains(path)).ToArray())
            Remove(below);
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path) && new DirectoryInfo(path).LinkTarget is null)
            Directory.Delete(path, recursive: true);
        else
            File.Delete(path);
    }

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode & Rights);
    }
}
