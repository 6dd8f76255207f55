using System.Text.Json;
using Dobos.Artifacts.Layers;

namespace Dobos.Images.Publishing;

/// <summary>What was published of a service: its packages' files, and its own and its projects', as .deps.json tells them apart.</summary>
internal sealed class PublishedService(string folder)
{
    private const string Target = "app";

    private readonly Lazy<HashSet<string>> _ofPackages = new(() => OfPackages(folder));

    /// <summary>The assembly that is started.</summary>
    public string Program => Path.GetFileName(One(folder, RuntimeConfig))[..^RuntimeConfig.Length] + ".dll";

    public LayerContent Dependencies => Content(_ofPackages.Value.Contains);

    public LayerContent App => Content(path => !_ofPackages.Value.Contains(path));

    private const string RuntimeConfig = ".runtimeconfig.json";

    private LayerContent Content(Func<string, bool> chosen) => new(
        from file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(folder, file).Replace('\\', '/')
        where chosen(path)
        select new LayerEntry.Copy($"{Target}/{path}", file));

    private static string One(string folder, string ending) => Directory.GetFiles(folder, $"*{ending}") is [var one]
        ? one
        : throw new PublishFailedException($"{folder} has no single *{ending} after publishing, so it is not known what to start; the project must be one program.");

    private static HashSet<string> OfPackages(string folder)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(One(folder, ".deps.json")));
        var packages = json.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() is "package")
            .Select(library => library.Name)
            .ToHashSet();
        return [.. json.RootElement.GetProperty("targets").EnumerateObject()
            .SelectMany(target => target.Value.EnumerateObject())
            .Where(library => packages.Contains(library.Name))
            .SelectMany(library => Files(library.Value))];
    }

    // A file for some platforms keeps its path in the package, one for a language its language's folder, any other none.
    private static IEnumerable<string> Files(JsonElement library) =>
    [
        .. Names(library, "runtime").Concat(Names(library, "native")).Select(file => Path.GetFileName(file.Name)),
        .. Names(library, "runtimeTargets").Select(file => file.Name),
        .. Names(library, "resources").Select(file => $"{file.Value.GetProperty("locale").GetString()}/{Path.GetFileName(file.Name)}"),
    ];

    private static JsonElement.ObjectEnumerator Names(JsonElement library, string kind) =>
        library.TryGetProperty(kind, out var files) ? files.EnumerateObject() : default;
}
