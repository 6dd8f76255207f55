using System.Collections.Concurrent;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Dobos.Checkouts;
using Path = System.IO.Path;

namespace Dobos.Tools;

/// <summary>Knows where each tool is: on PATH if it will do there, else fetched as pinned. Starts no process for a tool that it knows.</summary>
public sealed class ToolBox(Lazy<ToolCatalogue> catalogue, PathTools onPath, ToolCache cache, ToolFetcher fetcher)
{
    private readonly ConcurrentDictionary<(string Tool, string? Version), Lazy<Task<FoundTool>>> _found = [];

    /// <summary>The tool box of a checkout. Its cache is under artifacts, or where DOBOS_TOOLS says.</summary>
    public static ToolBox In(Checkout checkout, ICakeContext cake) => In(checkout, cake.Environment, cake.ProcessRunner, cake.Log);

    public static ToolBox In(Checkout checkout, ICakeEnvironment environment, IProcessRunner processes, ICakeLog log)
    {
        var folder = environment.GetEnvironmentVariable("DOBOS_TOOLS");
        var cache = new ToolCache(Path.GetFullPath(string.IsNullOrEmpty(folder) ? Path.Combine(checkout.Artifacts, "tools") : folder));
        var search = new PathSearch(environment);
        var npm = new NpmDownload(search, processes, checkout.Root);
        var downloads = new ToolDownloads(new VendorDownload(VendorDownload.Impatient()), npm, TimeProvider.System);
        return new(CatalogueOf(checkout), new PathTools(search, processes, cache), cache, new ToolFetcher(cache, downloads, log));
    }

    /// <summary>The program's path; it is fetched when it is not here.</summary>
    /// <param name="tool">A name in tools.json.</param>
    /// <param name="version">Exactly this version; any that is new enough when null.</param>
    public async Task<FilePath> ResolveAsync(string tool, string? version, CancellationToken cancellation) =>
        (await FindAsync(tool, version, cancellation)).Path;

    /// <summary>As <see cref="ResolveAsync"/>, with what else is known. A tool is looked for once in the life of the box.</summary>
    public Task<FoundTool> FindAsync(string tool, string? version, CancellationToken cancellation) =>
        _found.GetOrAdd((tool, version), _ => new(() => LookAsync(catalogue.Value[tool], version, cancellation))).Value;

    /// <summary>Every tool that can be fetched, in its default version.</summary>
    public async Task<IReadOnlyList<FoundTool>> FindAllAsync(CancellationToken cancellation)
    {
        var found = new List<FoundTool>();
        foreach (var tool in catalogue.Value.Tools.Where(tool => tool.Pins.Count > 0))
            found.Add(await FindAsync(tool.Name, version: null, cancellation));
        return found;
    }

    /// <summary>What would be used, as far as can be said without starting or fetching anything.</summary>
    public IReadOnlyList<ToolDescription> Describe() => [.. catalogue.Value.Tools.Select(Describe)];

    /// <summary>As <see cref="Describe()"/>, but asks programs on PATH for their version; fetches nothing.</summary>
    public IReadOnlyList<ToolDescription> Examine() => [.. catalogue.Value.Tools.Select(Examine)];

    private async Task<FoundTool> LookAsync(Tool tool, string? version, CancellationToken cancellation)
    {
        if (onPath.Find(tool, version) is { } found)
            return new(tool.Name, found.Version.ToString(), found.Path, ToolOrigin.Path);
        var pin = tool.PinOf(version ?? tool.Default, ToolPlatform.Current) ?? throw Missing(tool, version);
        var path = cache.Find(tool, pin) ?? await fetcher.FetchAsync(tool, pin, cancellation);
        return new(tool.Name, pin.Version, path, ToolOrigin.Cache);
    }

    private ToolDescription Examine(Tool tool) =>
        onPath.Find(tool, wanted: null) is { } found ? new(tool.Name, found.Version.ToString(), found.Path, ToolOrigin.Path, tool.Install) : Describe(tool);

    private ToolDescription Describe(Tool tool)
    {
        var seen = onPath.Seen(tool).FirstOrDefault(found => found.Version is not { } version || tool.Accepts(version, wanted: null));
        if (seen.Path is not null)
            return new(tool.Name, seen.Version?.ToString(), seen.Path, seen.Version is null ? ToolOrigin.PathUnasked : ToolOrigin.Path, tool.Install);
        if (tool.PinOf(tool.Default, ToolPlatform.Current) is not { } pin)
            return new(tool.Name, Version: null, Path: null, ToolOrigin.Nowhere, tool.Install);
        return File.Exists(cache.PathOf(tool, pin))
            ? new(tool.Name, pin.Version, cache.PathOf(tool, pin), ToolOrigin.Cache, tool.Install)
            : new(tool.Name, pin.Version, Path: null, ToolOrigin.ToFetch, tool.Install);
    }

    private static ToolMissingException Missing(Tool tool, string? version) =>
        new($"{tool.Name} {version ?? $"{tool.Minimum} or later"} is not on PATH, and build/tools.json has no pinned hash of "
            + $"{version ?? tool.Default} for {ToolPlatform.Current}: install it yourself ({tool.Install}).");

    private static Lazy<ToolCatalogue> CatalogueOf(Checkout checkout) => new(() =>
    {
        var path = Path.Combine(checkout.Build, "tools.json");
        return File.Exists(path)
            ? ToolCatalogue.Parse(File.ReadAllText(path), path)
            : throw new ToolsFileException($"{path} is missing: it names the tools and their hashes.");
    });
}
