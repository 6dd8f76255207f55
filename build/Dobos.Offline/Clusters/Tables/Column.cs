using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Tables;

/// <summary>One column: what it is called, and what of an object stands in it at a moment.</summary>
internal sealed record Column(string Name, Func<JsonObject, DateTimeOffset, JsonNode?> Cell)
{
    public Column(string name, Func<JsonObject, JsonNode?> cell)
        : this(name, (content, _) => cell(content))
    {
    }

    public string Type { get; init; } = "string";

    /// <summary>Shown only where there is room, by <c>-o wide</c>.</summary>
    public bool IsWide { get; init; }

    /// <summary>A number that is zero when it is not there.</summary>
    public static Column Count(string name, Func<JsonObject, long?> number) => new(name, content => number(content) ?? 0) { Type = "integer" };

    public static Column Wide(string name, Func<JsonObject, JsonNode?> cell) => new(name, cell) { IsWide = true };

    public JsonObject Definition() => new()
    {
        ["name"] = Name,
        ["type"] = Type,
        ["format"] = Name == "Name" ? "name" : "",
        ["description"] = "",
        ["priority"] = IsWide ? 1 : 0,
    };
}
