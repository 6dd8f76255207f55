using System.Runtime.InteropServices;

namespace Dobos.Offline.Boxes;

/// <summary>Leaves the session of whoever started us: their Ctrl-C is not for us, and their terminal may close.</summary>
internal static partial class Terminal
{
    public static void Leave()
    {
        if (!OperatingSystem.IsWindows())
            _ = StartSession();
    }

    [LibraryImport("libc", EntryPoint = "setsid")]
    private static partial int StartSession();
}
