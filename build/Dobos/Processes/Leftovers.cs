using System.Diagnostics;

namespace Dobos.Processes;

/// <summary>
/// Ends what a cancelled run left behind although its parent is gone. Linux only, where a process's environment can be read;
/// elsewhere a child is ended together with the tree below it.
/// </summary>
internal static class Leftovers
{
    // They serve every checkout of this user, and end by themselves.
    private static readonly string[] BuildServers = ["VBCSCompiler", "/nodemode:", "rzc.dll"];

    public static void End(RunIdentity run)
    {
        if (!OperatingSystem.IsLinux())
            return;

        foreach (var id in Of(run))
            End(id);
    }

    private static IEnumerable<int> Of(RunIdentity run) =>
        from folder in Directory.EnumerateDirectories("/proc")
        let name = Path.GetFileName(folder)
        where int.TryParse(name, out var id) && id != Environment.ProcessId
        where Entries(folder, "environ").Any(entry => Carries(run, entry)) && !IsBuildServer(folder)
        select int.Parse(name, null);

    private static bool Carries(RunIdentity run, string entry) =>
        entry.StartsWith($"{RunIdentity.Variable}=", StringComparison.Ordinal) && run.Owns(entry[(RunIdentity.Variable.Length + 1)..]);

    private static bool IsBuildServer(string folder) =>
        Entries(folder, "cmdline").Any(word => BuildServers.Any(server => word.Contains(server, StringComparison.OrdinalIgnoreCase)));

    private static string[] Entries(string folder, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, file)).Split('\0');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return []; // It ended meanwhile, or belongs to someone else.
        }
    }

    private static void End(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // It ended by itself.
        }
    }
}
