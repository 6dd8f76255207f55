using System.Globalization;

namespace Shared;

/// <summary>A span of time as helm and kubectl read it.</summary>
internal static class GoDuration
{
    internal static string? Of(TimeSpan? span) => span is { } given ? Of(given) : null;

    private static string Of(TimeSpan span) =>
        span.Ticks % TimeSpan.TicksPerSecond == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0}s")
            : string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds:0}ms");
}
