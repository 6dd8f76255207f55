using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Nodes.Images;

/// <summary>Of an image for many platforms, the one for Linux on this machine's processor.</summary>
internal static class Platform
{
    private static readonly string Architecture = RuntimeInformation.OSArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => "amd64",
        var other => other.ToString().ToLowerInvariant(),
    };

    public static string? Choose(JsonObject index) => index.Items("manifests")
        .Where(one => one["platform"] is { } platform && (string?)platform["os"] is "linux" && (string?)platform["architecture"] == Architecture)
        .Select(one => (string?)one["digest"]).FirstOrDefault();

    public static string Name => $"linux/{Architecture}";
}
