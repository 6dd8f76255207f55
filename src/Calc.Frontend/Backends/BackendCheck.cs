using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Calc.Frontend.Backends;

/// <summary>Without the backend we have no answers, so we are not ready.</summary>
public sealed class BackendCheck(BackendClient backend) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await backend.FaultAsync(cancellationToken) is { } fault ? HealthCheckResult.Unhealthy(fault) : HealthCheckResult.Healthy();
}
