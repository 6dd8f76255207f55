using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Objects;

/// <summary>Reads and fills objects that clients wrote: what is of another form than it should be counts as absent here, and is refused by the checks.</summary>
internal static class Parts
{
    public static JsonObject? Part(this JsonNode? node, string name) => (node as JsonObject)?[name] as JsonObject;

    public static JsonObject? Part(this JsonNode? node, string name, params ReadOnlySpan<string> deeper)
    {
        var part = node.Part(name);
        foreach (var next in deeper)
            part = part.Part(next);
        return part;
    }

    /// <summary>The objects in a list.</summary>
    public static IEnumerable<JsonObject> Items(this JsonNode? node, string name) => ((node as JsonObject)?[name] as JsonArray ?? []).OfType<JsonObject>();

    public static string? Text(this JsonNode? node, string name) => ((node as JsonObject)?[name] as JsonValue).AsText();

    public static string? AsText(this JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static long? Number(this JsonNode? node, string name) => ((node as JsonObject)?[name] as JsonValue).AsNumber();

    public static long? AsNumber(this JsonNode? node) =>
        node is not JsonValue value || value.GetValueKind() != JsonValueKind.Number ? null
        : value.TryGetValue<long>(out var number) ? number
        : value.TryGetValue<int>(out var small) ? small
        : null;

    public static bool IsTrue(this JsonNode? node, string name) => (node as JsonObject)?[name] is JsonValue value && value.GetValueKind() == JsonValueKind.True;

    /// <summary>Says <paramref name="value"/> where nothing is said, and a null says nothing.</summary>
    public static void Fill(this JsonObject content, string name, JsonNode value)
    {
        if (content[name] is null)
            content[name] = value;
    }

    /// <summary>The part of this name, which is made when there is none; null when there is something else.</summary>
    public static JsonObject? Make(this JsonObject content, string name)
    {
        content.Fill(name, new JsonObject());
        return content.Part(name);
    }
}
