using Calc.Hosting.Faults;
using Calc.Hosting.Health;
using Calc.Hosting.Settings;
using Calc.Hosting.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Calc.Hosting;

/// <summary>What every service of ours has: identity, health, a graceful stop, problem details, telemetry and fault switches.</summary>
public static class CalcHost
{
    private const int LargestBody = 64 * 1024;

    // Beside the program, wherever it is started from.
    public static WebApplicationBuilder CreateBuilder(string[] args) =>
        WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

    public static IHealthChecksBuilder AddCalcHost(this WebApplicationBuilder builder, string service, SettingsReader settings)
    {
        var drain = DrainSettings.Read(settings);
        builder.WebHost.ConfigureKestrel(kestrel => (kestrel.AddServerHeader, kestrel.Limits.MaxRequestBodySize) = (false, LargestBody));
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services
            .Configure<HostOptions>(host => host.ShutdownTimeout = drain.Bound)
            .AddSingleton(ServiceIdentity.Read(service, settings))
            .AddSingleton(FaultSettings.Read(settings))
            .AddSingleton(drain)
            .AddHostedService<Drain>()
            .AddTelemetry(TelemetrySettings.Read(settings))
            .AddProblemDetails();
        return builder.Services.AddHealthChecks().AddCheck<ProcessCheck>("process");
    }

    /// <summary>Maps what the platform asks, and returns the routes that the service answers its users on.</summary>
    public static RouteGroupBuilder MapCalcHost(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = StatusOf });
        app.UseStatusCodePages();
        app.MapGet("/ping", (ServiceIdentity identity) => identity.Ping());
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/readyz", new HealthCheckOptions { ResponseWriter = ReadinessReport.WriteAsync });
        return app.MapGroup("").AddEndpointFilter<RouteGroupBuilder, FaultFilter>();
    }

    private static int StatusOf(Exception failure) =>
        failure is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
}
