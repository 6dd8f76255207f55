using System.Runtime.InteropServices;

namespace Dobos.Offline.Clusters.Nodes.Processes;

/// <summary>The .NET that runs the box, which runs pods too.</summary>
internal static class HostDotnet
{
    /// <summary>As in /usr/share/dotnet, above shared/Microsoft.NETCore.App/10.0.1/.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    public static string Program { get; } = Path.Combine(Root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
}
