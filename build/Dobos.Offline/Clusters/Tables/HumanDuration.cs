using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Tables;

/// <summary>A span of time as kubectl prints one: two units at most, and the longer it is the fewer.</summary>
internal static class HumanDuration
{
    public static string Of(TimeSpan span) => span switch
    {
        { TotalSeconds: <= -2 } => "<invalid>",
        { TotalSeconds: < 0 } => "0s",
        { TotalMinutes: < 2 } => $"{(int)span.TotalSeconds}s",
        { TotalMinutes: < 10 } => With((int)span.TotalMinutes, "m", span.Seconds, "s"),
        { TotalHours: < 3 } => $"{(int)span.TotalMinutes}m",
        { TotalHours: < 8 } => With((int)span.TotalHours, "h", span.Minutes, "m"),
        { TotalHours: < 48 } => $"{(int)span.TotalHours}h",
        { TotalDays: < 8 } => With((int)span.TotalDays, "d", span.Hours, "h"),
        { TotalDays: < 2 * 365 } => $"{(int)span.TotalDays}d",
        { TotalDays: < 8 * 365 } => With((int)span.TotalDays / 365, "y", (int)span.TotalDays % 365, "d"),
        _ => $"{(int)span.TotalDays / 365}y",
    };

    /// <summary>How long ago a moment is that an object tells.</summary>
    public static string Since(string? time, DateTimeOffset now) => Times.Parse(time) is { } then ? Of(now - then) : "<unknown>";

    private static string With(int more, string unit, int less, string lesser) => less == 0 ? $"{more}{unit}" : $"{more}{unit}{less}{lesser}";
}
