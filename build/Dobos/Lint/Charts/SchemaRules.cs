using System.Text.Json;

namespace Dobos.Lint.Charts;

internal static class SchemaRules
{
    private const string File = "values.schema.json";

    internal static IEnumerable<Finding> Strict(Chart chart)
    {
        if (chart.File(File) is not { } schema)
            return [new($"{chart.Folder}/Chart.yaml", 1, "schema", $"The chart has no {File}, so a typo in a value goes unseen: add one.")];
        try
        {
            using var document = JsonDocument.Parse(schema.Text);
            return [.. Open(document.RootElement, []).Select(keys => Finding(schema, keys))];
        }
        catch (JsonException error)
        {
            return [new(schema.Path, (int)(error.LineNumber + 1 ?? 1), "schema", $"The schema is not JSON: {error.Message}")];
        }
    }

    private static Finding Finding(SourceText schema, IReadOnlyList<string> keys) =>
        new(schema.Path, KeyTrail.LineOf(schema, keys), "schema",
            $"'{Name(keys)}' takes any key, so a typo goes unseen: set additionalProperties to false.");

    private static string Name(IReadOnlyList<string> keys) =>
        keys.LastOrDefault(key => key is not ("properties" or "items" or "definitions" or "$defs")) ?? "the values";

    // The keys to each object that lists its properties and yet lets others in.
    private static IEnumerable<IReadOnlyList<string>> Open(JsonElement element, IReadOnlyList<string> keys)
    {
        if (element.ValueKind != JsonValueKind.Object)
            yield break;
        if (IsObject(element) && element.TryGetProperty("properties", out _) && !IsClosed(element))
            yield return keys;
        foreach (var found in element.EnumerateObject().SelectMany(member => Open(member.Value, [.. keys, member.Name])))
            yield return found;
    }

    private static bool IsObject(JsonElement element) =>
        element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("object");

    private static bool IsClosed(JsonElement element) =>
        element.TryGetProperty("additionalProperties", out var others) && others.ValueKind is JsonValueKind.False or JsonValueKind.Object;
}
