using Calc.Hosting.Settings;

namespace Calc.Hosting.Telemetry;

/// <summary>Where telemetry goes. Without a connection string it goes nowhere.</summary>
public sealed record TelemetrySettings(Secret? ConnectionString)
{
    private const string Name = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    public static TelemetrySettings Read(SettingsReader settings) => settings.Secret(Name) switch
    {
        { } given when !HasKey(given) => settings.Wrong(Name, "lacks InstrumentationKey=<guid>; its value is not shown.", new TelemetrySettings((Secret?)null)),
        var given => new(given),
    };

    // The client would name the string that it cannot read.
    private static bool HasKey(Secret connectionString) => connectionString.Reveal().Split(';')
        .Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries))
        .Any(pair => pair is ["InstrumentationKey", var key] && Guid.TryParse(key, out _));
}
