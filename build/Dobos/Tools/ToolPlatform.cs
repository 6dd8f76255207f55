using System.Runtime.InteropServices;

namespace Dobos.Tools;

/// <summary>What a vendor calls this machine: linux/amd64.</summary>
internal static class ToolPlatform
{
    public static string Current { get; } =
        Of(OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux", RuntimeInformation.OSArchitecture);

    /// <summary>The name of a program's file on this machine.</summary>
    public static string FileOf(string tool) => OperatingSystem.IsWindows() ? tool + ".exe" : tool;

    private static string Of(string system, Architecture processor) =>
        $"{system}/{(processor == Architecture.X64 ? "amd64" : processor.ToString().ToLowerInvariant())}";
}
