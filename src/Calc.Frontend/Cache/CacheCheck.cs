using Calc.Frontend.Redis;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Calc.Frontend.Cache;

/// <summary>Without the cache we are slower but ready, so this is never worse than degraded.</summary>
public sealed class CacheCheck(RedisClient? redis) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (redis is null)
            return HealthCheckResult.Degraded("is not configured");

        try
        {
            await redis.PingAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (RedisException failure)
        {
            return HealthCheckResult.Degraded(failure.Message);
        }
    }
}
