using Microsoft.ApplicationInsights.AspNetCore.Extensions;
using Microsoft.ApplicationInsights.Channel;
using Microsoft.ApplicationInsights.Extensibility;
using Microsoft.Extensions.DependencyInjection;

namespace Calc.Hosting.Telemetry;

public static class TelemetryServices
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services, TelemetrySettings settings)
    {
        if (settings.ConnectionString is not { } connectionString)
            return services;

        return services
            // Sends the rest when the process ends. The usual channel keeps it in a file, the key of the connection string included.
            .AddSingleton<ITelemetryChannel, InMemoryChannel>()
            .AddApplicationInsightsTelemetry(Lean(connectionString.Reveal()))
            .AddSingleton<ITelemetryInitializer, IdentityInitializer>();
    }

    // Nothing that asks the machine or the cloud around it: what leaves the process goes to the endpoint of the connection string.
    private static ApplicationInsightsServiceOptions Lean(string connectionString) => new()
    {
        ConnectionString = connectionString,
        EnableAppServicesHeartbeatTelemetryModule = false,
        EnableAzureInstanceMetadataTelemetryModule = false,
        EnableHeartbeat = false,
        EnablePerformanceCounterCollectionModule = false,
        EnableQuickPulseMetricStream = false,
        RequestCollectionOptions = { InjectResponseHeaders = false },
    };
}
