using Dobos.Offline.Clusters.Nodes.Images;
using Dobos.Offline.Clusters.Nodes.Processes;

namespace Dobos.Offline.Clusters.Nodes.Containers;

/// <summary>Where neither an engine nor namespaces are at hand: a program of the image that needs no libraries runs as it is, with its PATH in the image's files.</summary>
internal static class BarePlace
{
    private static ReadOnlySpan<byte> Elf => [0x7f, (byte)'E', (byte)'L', (byte)'F'];

    /// <summary>Null when it would find nothing of what it needs.</summary>
    public static IReadOnlyList<string>? Find(ContainerOrder order, EntryPoint entry, IReadOnlyList<string> command)
    {
        var file = ProgramFinder.Find(order, entry, command[0]);
        if (IsStatic(file))
            return Path.GetFileName(file) is "busybox" && command[0].Split('/')[^1] is not "busybox" and var applet ? [file, applet, .. command.Skip(1)] : [file, .. command.Skip(1)];

        return Interpreter(file) is { } interpreter && Find(order, entry, [interpreter[0]]) is { } found ? [.. found, .. interpreter.Skip(1), file, .. command.Skip(1)] : null;
    }

    public static Launch Inside(ContainerOrder order, EntryPoint entry, IReadOnlyList<string> command)
    {
        Dictionary<string, string> environment = new(order.Variables) { ["TMPDIR"] = order.Folder.Temporary };
        environment["PATH"] = string.Join(':', environment.GetValueOrDefault("PATH", ProgramFinder.UsualPath).Split(':').Select(folder => RootPath.Resolve(order.Image.Root, folder, followLast: true)));
        environment.TryAdd("HOME", order.Folder.Home);
        var working = RootPath.Resolve(order.Image.Root, entry.WorkingDir, followLast: true);
        return new(Find(order, entry, command) ?? throw new ContainerStartException($"exec: \"{command[0]}\": it needs libraries of its image, which it cannot find here"), environment, Directory.Exists(working) ? working : order.Folder.Home);
    }

    private static string[]? Interpreter(string file)
    {
        using StreamReader reader = new(file);
        return reader.ReadLine() is { } line && line.StartsWith("#!", StringComparison.Ordinal) ? line[2..].Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : null;
    }

    /// <summary>An ELF file of this machine's width without the header that names a loader.</summary>
    private static bool IsStatic(string file)
    {
        using var content = File.OpenRead(file);
        Span<byte> head = stackalloc byte[64];
        if (!OperatingSystem.IsLinux() || content.ReadAtLeast(head, 64, throwOnEndOfStream: false) < 64 || !head.StartsWith(Elf) || head[4] != 2)
            return false;

        var (start, size, count) = (BitConverter.ToInt64(head[32..]), BitConverter.ToUInt16(head[54..]), BitConverter.ToUInt16(head[56..]));
        Span<byte> type = stackalloc byte[4];
        for (var header = 0; header < count; header++)
        {
            content.Position = start + header * size;
            content.ReadExactly(type);
            const int loader = 3;
            if (BitConverter.ToInt32(type) == loader)
                return false;
        }

        return true;
    }
}
