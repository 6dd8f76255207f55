using System.Runtime.InteropServices;

namespace Dobos.Offline.Clusters.Nodes.Processes;

/// <summary>Asks processes to end, and ends them.</summary>
internal static partial class Signals
{
    private const int KillSignal = 9;

    private static readonly Dictionary<string, int> Numbers = new()
    {
        ["SIGHUP"] = 1,
        ["SIGINT"] = 2,
        ["SIGQUIT"] = 3,
        ["SIGKILL"] = KillSignal,
        ["SIGUSR1"] = OperatingSystem.IsMacOS() ? 30 : 10,
        ["SIGUSR2"] = OperatingSystem.IsMacOS() ? 31 : 12,
        ["SIGTERM"] = 15,
    };

    /// <summary>By the name that an image gives, SIGTERM where it gives none.</summary>
    public static void Send(int process, string? name)
    {
        if (!OperatingSystem.IsWindows())
            _ = Send(process, Numbers.GetValueOrDefault(name ?? "", Numbers["SIGTERM"]));
    }

    public static void KillGroup(int group)
    {
        if (!OperatingSystem.IsWindows())
            _ = Send(-group, KillSignal);
    }

    public static void Kill(int process)
    {
        if (!OperatingSystem.IsWindows())
            _ = Send(process, KillSignal);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Send(int process, int signal);
}
