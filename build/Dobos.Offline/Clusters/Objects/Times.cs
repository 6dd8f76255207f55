using System.Globalization;
using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Objects;

/// <summary>Times as objects hold them.</summary>
internal static class Times
{
    /// <summary>Null for what is no time.</summary>
    public static DateTimeOffset? Of(JsonNode? time) => Parse(time.AsText());

    /// <summary>Null for what is no time.</summary>
    public static DateTimeOffset? Parse(string? time) => DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed) ? parsed : null;

    public static DateTimeOffset? Earliest(DateTimeOffset? one, DateTimeOffset? other) => one is null ? other : other is null || one < other ? one : other;
}
