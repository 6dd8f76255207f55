using System.Text.Json;

namespace Dobos.Versions;

/// <summary>A packages.lock.json.</summary>
internal static class LockFile
{
    public static IEnumerable<string> NamesFor(string project) => ["packages.lock.json", $"packages.{Path.GetFileNameWithoutExtension(project).Replace(' ', '_')}.lock.json"];

    /// <summary>The packages in it, those that come with others too; null where it cannot be read.</summary>
    public static IReadOnlyCollection<string>? Packages(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return [.. document.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject()).Select(package => package.Name).Distinct()];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
