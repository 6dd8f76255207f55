using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Tables;

internal static class EventColumns
{
    public static readonly IReadOnlyList<Column> Event =
    [
        new("Last Seen", (content, now) => HumanDuration.Since(Last(content), now)), new("Type", content => content.Text("type") ?? ""), new("Reason", content => content.Text("reason") ?? ""),
        new("Object", Target), Column.Wide("Subobject", content => content.Part("involvedObject").Text("fieldPath") ?? ""),
        Column.Wide("Source", Source), new("Message", content => content.Text("message")?.Trim() ?? ""),
        new("First Seen", (content, now) => HumanDuration.Since(content.Text("firstTimestamp") ?? content.Text("eventTime"), now)) { IsWide = true },
        Column.Count("Count", content => content.Part("series").Number("count") ?? content.Number("count") ?? 1) with { IsWide = true }, Columns.Name with { IsWide = true },
    ];

    private static string? Last(JsonObject content) =>
        content.Part("series").Text("lastObservedTime") ?? content.Text("lastTimestamp") ?? content.Text("firstTimestamp") ?? content.Text("eventTime");

    private static JsonNode Target(JsonObject content)
    {
        var about = content.Part("involvedObject");
        var kind = about.Text("kind").Or("").ToLowerInvariant();
        return about.Text("name") is { Length: > 0 } name ? $"{kind}/{name}" : kind;
    }

    private static JsonNode Source(JsonObject content)
    {
        var component = content.Part("source").Text("component").Or(content.Text("reportingComponent") ?? "");
        var host = content.Part("source").Text("host").Or(content.Text("reportingInstance") ?? "");
        return host.Length > 0 ? $"{component}, {host}" : component;
    }
}
