using Dobos.Offline.Clusters.Nodes.Images;

namespace Dobos.Offline.Clusters.Nodes.Containers;

/// <summary>Finds what a container starts among the files of its image, as the system inside would.</summary>
internal static class ProgramFinder
{
    public const string UsualPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /// <summary>The file, its links followed, on this machine; in the runtime's words why not.</summary>
    public static string Find(ContainerOrder order, EntryPoint entry, string program)
    {
        var files = Candidates(order, entry, program).Select(path => RootPath.Resolve(order.Image.Root, path, followLast: true)).Where(File.Exists).ToArray();
        return files.FirstOrDefault(IsExecutable!) ?? throw new ContainerStartException(
            files.Length > 0 ? $"exec: \"{program}\": permission denied"
            : program.Contains('/', StringComparison.Ordinal) ? $"exec: \"{program}\": stat {program}: no such file or directory"
            : $"exec: \"{program}\": executable file not found in $PATH");
    }

    public static bool Has(ContainerOrder order, EntryPoint entry, string program) =>
        Candidates(order, entry, program).Any(path => RootPath.Resolve(order.Image.Root, path, followLast: true) is { } file && File.Exists(file));

    /// <summary>A volume may bring it, which the image's own files do not tell.</summary>
    public static bool IsMounted(ContainerOrder order, string program) => order.Mounts.Any(mount => program.StartsWith(mount.Path.TrimEnd('/') + "/", StringComparison.Ordinal) || program == mount.Path);

    private static IEnumerable<string> Candidates(ContainerOrder order, EntryPoint entry, string program) =>
        program.StartsWith('/') ? [program]
        : program.Contains('/', StringComparison.Ordinal) ? [$"{entry.WorkingDir}/{program}"]
        : order.Variables.GetValueOrDefault("PATH", UsualPath).Split(':', StringSplitOptions.RemoveEmptyEntries).Select(folder => $"{folder}/{program}");

    private static bool IsExecutable(string file) => OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;
}
