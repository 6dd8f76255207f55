namespace Dobos.Offline.Clusters.Nodes.Processes;

/// <summary>Small programs of the machine, by their whole path: a pod's own PATH must not decide what we run.</summary>
internal static class HostTool
{
    private static readonly string[] Folders = ["/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin"];

    public static string? Find(string name) => Folders.Select(folder => $"{folder}/{name}").FirstOrDefault(File.Exists);

    /// <summary>What begins a session of its own for a program, so that it and all that it starts can be ended together; nothing where there is no such tool.</summary>
    public static IReadOnlyList<string> OwnSession { get; } =
        Find("setsid") is { } setsid ? [setsid]
        : Find("perl") is { } perl ? [perl, "-MPOSIX", "-e", "POSIX::setsid(); exec { $ARGV[0] } @ARGV or exit 127", "--"]
        : [];
}
