namespace Dobos.Offline.Clusters.Nodes;

/// <summary>Deletes a folder with all that is in it, though some of it forbids even its owner to look.</summary>
internal static class Removal
{
    public static void Delete(string folder)
    {
        if (!Directory.Exists(folder))
            return;

        if (!OperatingSystem.IsWindows())
            Open(folder);
        Directory.Delete(folder, recursive: true);
    }

    private static void Open(string folder)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var below in new DirectoryInfo(folder).EnumerateDirectories().Where(one => one.LinkTarget is null))
            Open(below.FullName);
    }
}
