using System.Runtime.InteropServices;

namespace Dobos.Offline.Clusters.Nodes.Images;

/// <summary>A second name for a file, or a copy where the file system has no such thing.</summary>
internal static partial class HardLinks
{
    public static void Make(string from, string to)
    {
        if (OperatingSystem.IsWindows() || Link(from, to) != 0)
            File.Copy(from, to);
    }

    /// <summary>The whole folder again, whose files are the same.</summary>
    public static void CopyTree(string from, string to, Action<string, string> file)
    {
        Directory.CreateDirectory(to);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(to, File.GetUnixFileMode(from));
        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos())
        {
            var target = Path.Combine(to, entry.Name);
            if (entry.LinkTarget is { } link)
                File.CreateSymbolicLink(target, link);
            else if (entry is DirectoryInfo)
                CopyTree(entry.FullName, target, file);
            else
                file(entry.FullName, target);
        }
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string from, string to);
}
