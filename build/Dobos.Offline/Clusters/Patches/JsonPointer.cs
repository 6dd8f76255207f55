using System.Globalization;
using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Patches;

/// <summary>RFC 6901: a place in an object, as <c>/metadata/annotations/example.com~1a</c>.</summary>
internal sealed record JsonPointer(IReadOnlyList<string> Steps)
{
    public bool IsRoot => Steps.Count == 0;

    public string Last => Steps[^1];

    public JsonPointer Parent => new([.. Steps.Take(Steps.Count - 1)]);

    public static JsonPointer Parse(string text) =>
        text.Length == 0 ? new([])
        : text[0] != '/' ? throw ClusterRefusedException.BadRequest($"'{text}' is no JSON pointer: it must begin with '/'")
        : new([.. text[1..].Split('/').Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))]);

    public bool TryFind(JsonNode? root, out JsonNode? found)
    {
        found = root;
        foreach (var step in Steps)
            switch (found)
            {
                case JsonObject map when map.TryGetPropertyValue(step, out var member):
                    found = member;
                    break;
                case JsonArray list when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count:
                    found = list[index];
                    break;
                default:
                    return false;
            }

        return true;
    }

    public override string ToString() => string.Concat(Steps.Select(step => '/' + step.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)));
}
