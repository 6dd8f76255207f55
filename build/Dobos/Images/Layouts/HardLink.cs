using System.Runtime.InteropServices;

namespace Dobos.Images.Layouts;

/// <summary>A second name for a file's bytes; where the file system has none, a copy.</summary>
internal static partial class HardLink
{
    public static void Make(string from, string to)
    {
        if (OperatingSystem.IsWindows() || Link(from, to) != 0)
            File.Copy(from, to, overwrite: true);
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string from, string to);
}
