using System.Security.Cryptography;

namespace Dobos.Tools;

/// <summary>Fetched executables, one folder for each version and platform. Whatever is in it under a pin's name has the pin's hash.</summary>
public sealed class ToolCache(string folder)
{
    public string Folder => folder;

    public string PathOf(Tool tool, ToolPin pin) =>
        Path.Combine(folder, tool.Name, pin.Version, pin.Platform.Replace('/', '-'), ToolPlatform.FileOf(tool.Name));

    /// <summary>The executable, or null. It is hashed once; then its size and time are enough.</summary>
    public string? Find(Tool tool, ToolPin pin)
    {
        var path = PathOf(tool, pin);
        if (!File.Exists(path))
            return null;
        var stamp = $"{pin.Sha256} {FileStamp.Of(path)}";
        if (File.Exists(StampOf(path)) && File.ReadAllText(StampOf(path)) == stamp)
            return path;
        if (HashOf(path) != pin.Sha256)
            return null;
        FileStamp.Write(StampOf(path), stamp);
        return path;
    }

    /// <summary>Takes in a file that was checked against its pin. Of two at once the later replaces the earlier, which has the same bytes.</summary>
    public string Keep(Tool tool, ToolPin pin, string file)
    {
        var path = PathOf(tool, pin);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, (UnixFileMode)0b111_101_101);
        File.Move(file, path, overwrite: true);
        FileStamp.Write(StampOf(path), $"{pin.Sha256} {FileStamp.Of(path)}");
        return path;
    }

    internal static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static string StampOf(string path) => path + ".stamp";
}
