using Calc.Hosting.Settings;
using Microsoft.ApplicationInsights.Extensibility;

namespace Calc.Hosting.Telemetry;

/// <summary>Where telemetry goes. Without a connection string it goes nowhere.</summary>
public sealed record TelemetrySettings(Secret? ConnectionString)
{
    private const string Name = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    public static TelemetrySettings Read(SettingsReader settings)
    {
        var given = settings.Secret(Name);
        return new TelemetrySettings(given is null || IsUsable(given) ? given : settings.Wrong(Name, "is no connection string that can be used; it is not shown.", given));
    }

    // The client's own reader, asked before it is in use: its complaint may quote what it was given.
    private static bool IsUsable(Secret connectionString)
    {
        try
        {
            using var trial = new TelemetryConfiguration { ConnectionString = connectionString.Reveal() };
            return trial.InstrumentationKey.Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
