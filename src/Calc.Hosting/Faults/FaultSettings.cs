using Calc.Hosting.Settings;

namespace Calc.Hosting.Faults;

/// <summary>Switches that make a bad release on purpose, to prove that a bad release is noticed. All are off by default.</summary>
public sealed record FaultSettings(TimeSpan Delay, int FailPercent, bool NotReady)
{
    public static FaultSettings Read(SettingsReader settings) => new(
        TimeSpan.FromMilliseconds(settings.Number("FAULT_DELAY_MS", fallback: 0, smallest: 0, largest: 600_000)),
        settings.Number("FAULT_FAIL_PERCENT", fallback: 0, smallest: 0, largest: 100),
        settings.Flag("FAULT_NOT_READY", fallback: false));

    /// <summary>Whether the request that drew a number from 0 to 99 is one of those that fail.</summary>
    public bool Hits(int draw) => draw < FailPercent;
}
