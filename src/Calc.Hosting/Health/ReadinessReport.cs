using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Calc.Hosting.Health;

/// <summary>The body of /readyz: one word for the service, and one with a reason for each thing that it needs.</summary>
public sealed record ReadinessReport(string Status, IReadOnlyList<DependencyState> Dependencies)
{
    public static ReadinessReport From(HealthReport health) => new(
        Word(health.Status),
        [.. health.Entries.Select(entry => new DependencyState(entry.Key, Word(entry.Value.Status), entry.Value.Description))]);

    public static Task WriteAsync(HttpContext context, HealthReport health) =>
        context.Response.WriteAsJsonAsync(From(health), context.RequestAborted);

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "ready",
        HealthStatus.Degraded => "degraded",
        _ => "down",
    };
}
