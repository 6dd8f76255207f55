using System.Text.Json.Nodes;

namespace Dobos.Offline.Tests.Clusters;

/// <summary>Objects as tests write them.</summary>
internal static class Json
{
    public static JsonObject Object(string json) => (JsonObject)JsonNode.Parse(json)!;

    public static JsonArray List(string json) => (JsonArray)JsonNode.Parse(json)!;

    public static void Same(JsonNode? actual, string expected) =>
        Assert.That(JsonNode.DeepEquals(actual, JsonNode.Parse(expected)), Is.True, $"is {actual?.ToJsonString()}\nnot {expected}");

    /// <summary>What stands at a place, as <c>spec.template.spec.containers.0.image</c>.</summary>
    public static JsonNode? At(this JsonNode? node, string path)
    {
        foreach (var step in path.Split('.'))
            node = node is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : (node as JsonObject)?[step];
        return node;
    }
}
