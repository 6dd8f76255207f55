using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Api.Discovery;

/// <summary>The Kubernetes whose answers these are like; charts ask for it.</summary>
internal static class ServerVersion
{
    public const string Text = "v1.34.9";

    public static JsonObject Content() => new()
    {
        ["major"] = "1",
        ["minor"] = "34",
        ["gitVersion"] = Text,
        ["gitCommit"] = "dobos-offline-box",
        ["gitTreeState"] = "clean",
        ["buildDate"] = "2026-01-01T00:00:00Z",
        ["goVersion"] = "none",
        ["compiler"] = "dotnet",
        ["platform"] = $"{(OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux")}/{(RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "amd64")}",
    };
}
