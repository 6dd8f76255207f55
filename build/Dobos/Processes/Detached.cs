using System.Diagnostics;

namespace Dobos.Processes;

/// <summary>Starts what outlives this run: it inherits no output that somebody waits for, no open file, and no variable that may hold a secret.</summary>
internal static class Detached
{
    // Whoever reads our output waits until everybody who holds it has closed it; so does whoever holds a lock by a descriptor.
    private const string Script = """log=$1; shift; exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-; exec "$@" </dev/null 2>>"$log" """;

    private static readonly string[] Kept = ["PATH", "HOME", "USER", "LANG", "TMPDIR", "TMP", "TEMP", "SystemRoot", "DOTNET_ROOT"];

    /// <summary>What it prints on standard error goes to the log; its standard output is for us to read while we are here.</summary>
    public static Process Start(string program, IReadOnlyList<string> arguments, string log)
    {
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo(program, arguments)
            : new ProcessStartInfo("/bin/sh", ["-c", Script, "sh", log, program, .. arguments]);
        start.UseShellExecute = false;
        start.RedirectStandardOutput = true;
        start.WorkingDirectory = Path.GetDirectoryName(log)!;
        var kept = Kept.Select(name => (name, value: Environment.GetEnvironmentVariable(name))).ToArray();
        start.Environment.Clear();
        foreach (var (name, value) in kept.Where(variable => variable.value is not null))
            start.Environment[name] = value;

        return Process.Start(start)!;
    }
}
