using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cake.Kubectl.Failures;

/// <summary>kubectl and the cluster may quote what they were given. What a manifest of a Secret holds is never repeated.</summary>
internal static class Unsaid
{
    private const int Shortest = 4;

    internal static string In(string complaint, string? input)
    {
        if (input is null || !input.Contains("Secret", StringComparison.Ordinal))
            return complaint;

        return Parsed(input) is { } manifest
            ? Values(manifest).Aggregate(complaint, (said, value) => said.Replace(value, "***", StringComparison.Ordinal))
            : "its reason is not repeated, for what it was given holds a Secret and is not JSON.";
    }

    private static JsonNode? Parsed(string input)
    {
        try
        {
            return JsonNode.Parse(input);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Values(JsonNode? node) => node switch
    {
        JsonObject map when map["items"] is JsonArray items => items.SelectMany(Values),
        JsonObject map => Leaves(map["data"]).Concat(Leaves(map["stringData"])).SelectMany(Spellings).Where(value => value.Length >= Shortest).OrderByDescending(value => value.Length),
        _ => [],
    };

    private static IEnumerable<string> Leaves(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(entry => Leaves(entry.Value)),
        JsonArray list => list.SelectMany(Leaves),
        null => [],
        _ => [node.ToString()],
    };

    private static IEnumerable<string> Spellings(string value)
    {
        yield return value;
        var decoded = new byte[value.Length];
        if (Convert.TryFromBase64String(value, decoded, out var length))
            yield return Encoding.UTF8.GetString(decoded, 0, length);
        else
            yield return Convert.ToBase64String(Encoding.UTF8.GetBytes(value));
    }
}
