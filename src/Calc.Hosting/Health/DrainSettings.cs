using Calc.Hosting.Settings;

namespace Calc.Hosting.Health;

/// <summary>How a stop goes: first not ready but still serving, then the requests in flight, and all of it within a bound.</summary>
public sealed record DrainSettings(TimeSpan NotReady, TimeSpan Bound)
{
    // Kubernetes kills after 30 s, and takes some seconds to send new requests elsewhere.
    public static DrainSettings Read(SettingsReader settings) => new(
        TimeSpan.FromSeconds(settings.Number("DRAIN_SECONDS", fallback: 3, smallest: 0, largest: 600)),
        TimeSpan.FromSeconds(settings.Number("SHUTDOWN_SECONDS", fallback: 25, smallest: 1, largest: 600)));
}
