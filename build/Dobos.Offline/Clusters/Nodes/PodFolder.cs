namespace Dobos.Offline.Clusters.Nodes;

/// <summary>Where one pod's files are while it is there.</summary>
internal sealed class PodFolder(string path)
{
    public string Path => path;

    public string Home => Make("home");

    public string Temporary => Make("tmp");

    public string Volume(string name) => Make("volumes", name);

    /// <summary>What one container writes where its image was.</summary>
    public string Container(string name) => Make("containers", name);

    public string Logs(string container) => Make("logs", container);

    /// <summary>Where they would be.</summary>
    public string LogsOf(string container) => System.IO.Path.Combine(path, "logs", container);

    public static void MakeOwn(string folder)
    {
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Delete() => Removal.Delete(path);

    private string Make(params ReadOnlySpan<string> parts)
    {
        MakeOwn(path);
        var folder = System.IO.Path.Combine([path, .. parts]);
        Directory.CreateDirectory(folder);
        return folder;
    }
}
