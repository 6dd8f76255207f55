using Calc.Hosting.Settings;

namespace Calc.Frontend.Backends;

/// <summary>Where the backend is and how long it may take: one try, and all tries together.</summary>
public sealed record BackendSettings(Uri Address, TimeSpan Try, TimeSpan Total)
{
    public static BackendSettings Read(SettingsReader settings) => new(
        settings.Address("BACKEND_URL"),
        TimeSpan.FromMilliseconds(settings.Number("BACKEND_TRY_MS", fallback: 2_000, smallest: 10, largest: 60_000)),
        TimeSpan.FromMilliseconds(settings.Number("BACKEND_TOTAL_MS", fallback: 5_000, smallest: 10, largest: 60_000)));
}
