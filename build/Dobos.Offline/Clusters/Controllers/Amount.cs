using System.Globalization;
using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Controllers;

/// <summary>A number of pods, said as such or as a share of all: <c>2</c>, <c>"25%"</c>.</summary>
internal static class Amount
{
    public static int RoundedUp(JsonNode value, int total) => Percent(value) is { } percent ? (int)Math.Ceiling(percent * total / 100m) : (int)value;

    public static int RoundedDown(JsonNode value, int total) => Percent(value) is { } percent ? (int)Math.Floor(percent * total / 100m) : (int)value;

    public static bool IsPercent(JsonNode value) => Percent(value) is not null;

    private static decimal? Percent(JsonNode value) =>
        value.GetValueKind() == System.Text.Json.JsonValueKind.String && (string)value! is var text && text.EndsWith('%') ? decimal.Parse(text[..^1], CultureInfo.InvariantCulture) : null;
}
