using System.Globalization;
using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Controllers;

/// <summary>Times as objects hold them.</summary>
internal static class Times
{
    public static DateTimeOffset? Of(JsonNode? time) =>
        (string?)time is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed) ? parsed : null;

    public static DateTimeOffset? Earliest(DateTimeOffset? one, DateTimeOffset? other) => one is null ? other : other is null || one < other ? one : other;
}
