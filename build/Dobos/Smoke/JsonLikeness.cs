using System.Text.Json;

namespace Dobos.Smoke;

/// <summary>Whether one JSON value holds another: objects may have more members, all else must be equal.</summary>
internal static class JsonLikeness
{
    /// <summary>The first difference, as half a sentence; null when there is none.</summary>
    public static string? Difference(JsonElement wanted, JsonElement seen, Func<string, string> fill, string path = "") => (wanted.ValueKind, seen.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => wanted.EnumerateObject().Select(member => Member(member, seen, fill, path)).FirstOrDefault(difference => difference is not null),
        (JsonValueKind.Array, JsonValueKind.Array) when wanted.GetArrayLength() == seen.GetArrayLength() =>
            wanted.EnumerateArray().Zip(seen.EnumerateArray()).Select((pair, index) => Difference(pair.First, pair.Second, fill, $"{path}[{index}]")).FirstOrDefault(difference => difference is not null),
        (JsonValueKind.String, JsonValueKind.String) when fill(wanted.GetString()!) == seen.GetString() => null,
        (JsonValueKind.Number, JsonValueKind.Number) when wanted.GetDecimal() == seen.GetDecimal() => null,
        (JsonValueKind.True, JsonValueKind.True) or (JsonValueKind.False, JsonValueKind.False) or (JsonValueKind.Null, JsonValueKind.Null) => null,
        _ => $"{(path.Length == 0 ? "the answer" : $"'{path}'")} is {Shown(seen)} and not {fill(Shown(wanted))}",
    };

    private static string? Member(JsonProperty wanted, JsonElement seen, Func<string, string> fill, string path)
    {
        var here = path.Length == 0 ? wanted.Name : $"{path}.{wanted.Name}";
        return seen.TryGetProperty(wanted.Name, out var member) ? Difference(wanted.Value, member, fill, here) : $"'{here}' is missing";
    }

    private static string Shown(JsonElement value) => Excerpt.Of(value.GetRawText());
}
