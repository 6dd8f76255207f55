using Calc.Hosting.Faults;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Calc.Hosting.Health;

/// <summary>Not ready while the process stops: it still answers, but should be sent nothing new.</summary>
public sealed class ProcessCheck(IHostApplicationLifetime lifetime, FaultSettings faults) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Judge(lifetime.ApplicationStopping.IsCancellationRequested, faults.NotReady));

    private static HealthCheckResult Judge(bool stopping, bool notReady) => (stopping, notReady) switch
    {
        (true, _) => HealthCheckResult.Unhealthy("is shutting down"),
        (_, true) => HealthCheckResult.Unhealthy("FAULT_NOT_READY is on"),
        _ => HealthCheckResult.Healthy(),
    };
}
