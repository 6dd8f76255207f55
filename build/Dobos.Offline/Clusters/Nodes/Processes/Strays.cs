using System.Globalization;
using System.Text;

namespace Dobos.Offline.Clusters.Nodes.Processes;

/// <summary>Ends what left its session, where there is /proc to find it: by the mark that its container's processes carry, or by the files that it sees.</summary>
internal static class Strays
{
    private const int MostRounds = 5;

    /// <summary>The mount namespace of a process, as it is called; null where there is none, and for our own.</summary>
    public static string? SpaceOf(int process) => Space($"{process}") is { } space && space != Space("self") ? space : null;

    /// <summary>All that were started with <paramref name="variable"/> in their environment.</summary>
    public static void KillMarked(string variable)
    {
        var mark = Encoding.ASCII.GetBytes(variable);
        Kill(process => Read(process).AsSpan().IndexOf(mark) >= 0);
    }

    /// <summary>All that are in that mount namespace.</summary>
    public static void KillIn(string space) => Kill(process => Space(process) == space);

    /// <summary>Again until there is none: one that is killed may just have started another.</summary>
    private static void Kill(Func<string, bool> isStray)
    {
        if (!OperatingSystem.IsLinux())
            return;

        for (var round = 0; round < MostRounds; round++)
        {
            string[] strays = [.. Directory.EnumerateDirectories("/proc").Select(path => Path.GetFileName(path)).Where(name => char.IsAsciiDigit(name[0]) && isStray(name))];
            if (strays.Length == 0)
                return;

            foreach (var stray in strays)
                Signals.Kill(int.Parse(stray, CultureInfo.InvariantCulture));
        }
    }

    private static string? Space(string process)
    {
        try
        {
            return new FileInfo($"/proc/{process}/ns/mnt").LinkTarget;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static byte[] Read(string process)
    {
        try
        {
            return File.ReadAllBytes($"/proc/{process}/environ");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
