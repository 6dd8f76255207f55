using System.Text.Json;

namespace Dobos.Builds;

/// <summary>The projects of a restored set and all that they reference, as MSBuild itself found them.</summary>
internal static class RestoredProjects
{
    public static IReadOnlyList<string> Of(Traversal traversal) =>
        [.. File.ReadAllLines(traversal.Restored).Where(file => file.EndsWith("project.assets.json", StringComparison.Ordinal)).SelectMany(Read).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Read(string assets)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(assets));
        var project = json.RootElement.GetProperty("project").GetProperty("restore").GetProperty("projectPath").GetString()!;
        var folder = Path.GetDirectoryName(project)!;
        return
        [
            project,
            .. from library in json.RootElement.GetProperty("libraries").EnumerateObject()
               where library.Value.GetProperty("type").GetString() is "project"
               select Path.GetFullPath(library.Value.GetProperty("msbuildProject").GetString()!, folder),
        ];
    }
}
