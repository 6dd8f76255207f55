using System.Runtime.InteropServices;
using Dobos.Artifacts.Layers;

namespace Dobos.Images.Bases;

/// <summary>The .NET that we run on, as files: the host, the runtime and ASP.NET Core. What comes of them lies where Microsoft's own images have it.</summary>
internal sealed class HostRuntime
{
    private const string Core = "Microsoft.NETCore.App";
    private const string Web = "Microsoft.AspNetCore.App";
    private const string Target = "usr/share/dotnet";

    public static string Version => Path.GetFileName(Here);

    /// <summary>The newest ASP.NET Core of the runtime's own major version; null where there is none.</summary>
    public string? WebVersion { get; } = Newest(Path.Combine(Root, "shared", Web));

    public IReadOnlyList<string> Files =>
    [
        Path.Combine(Root, "dotnet"),
        .. Below(Path.Combine(Root, "host", "fxr", Version)),
        .. Below(Path.Combine(Root, "shared", Core, Version)),
        .. WebVersion is { } web ? Below(Path.Combine(Root, "shared", Web, web)) : [],
    ];

    /// <summary>Those that need libraries of the machine. The tracing provider needs some that hardly any machine has.</summary>
    public IEnumerable<string> Programs => Files.Where(file =>
        Path.GetFileName(file) is "dotnet" || (Path.GetExtension(file) is ".so" && Path.GetFileName(file) is not "libcoreclrtraceptprovider.so"));

    public IEnumerable<LayerEntry> Entries =>
    [
        .. Files.Select(file => new LayerEntry.Copy($"{Target}/{Path.GetRelativePath(Root, file)}", file)),
        new LayerEntry.Link("usr/bin/dotnet", "../share/dotnet/dotnet"),
    ];

    private static string Here => Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory());

    private static string Root => Path.GetFullPath(Path.Combine(Here, "..", "..", ".."));

    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static string? Newest(string folder) => !Directory.Exists(folder) ? null : Directory.EnumerateDirectories(folder)
        .Select(Path.GetFileName)
        .Where(name => System.Version.TryParse(name, out var version) && version.Major == Environment.Version.Major)
        .MaxBy(name => System.Version.Parse(name!));
}
