using Calc.Frontend.Redis;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Polly;
using Polly.CircuitBreaker;

namespace Calc.Frontend.Cache;

public static class CacheServices
{
    public static IHealthChecksBuilder AddAnswerCache(this IHealthChecksBuilder health, CacheSettings settings)
    {
        if (settings.Redis is { } redis)
            health.Services.AddSingleton(services => new RedisClient(redis, services.GetRequiredService<TimeProvider>()));

        health.Services.AddSingleton(services => new AnswerCache(
            services.GetService<RedisClient>(),
            settings.Life,
            Breaker(services.GetRequiredService<TimeProvider>()),
            services.GetRequiredService<ILogger<AnswerCache>>()));
        return health.Add(new HealthCheckRegistration(
            "redis", services => new CacheCheck(services.GetService<RedisClient>()), failureStatus: HealthStatus.Degraded, tags: null));
    }

    // A Redis that hangs must not make every request wait for it.
    private static ResiliencePipeline Breaker(TimeProvider time) => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            MinimumThroughput = 4,
            FailureRatio = 0.5,
            SamplingDuration = TimeSpan.FromSeconds(10),
            BreakDuration = TimeSpan.FromSeconds(5),
            ShouldHandle = new PredicateBuilder().Handle<RedisException>(),
        })
        .Build();
}
