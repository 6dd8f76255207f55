using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Calc.Frontend.Backends;

/// <summary>Two more tries for what may pass, none while the backend is known to be broken, and an end to all waiting.</summary>
public static class BackendPipeline
{
    public static ResiliencePipeline<HttpResponseMessage> Create(BackendSettings settings, TimeProvider time) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddTimeout(settings.Total)
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = 2,
                Delay = TimeSpan.FromMilliseconds(100),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = MayPass(),
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                MinimumThroughput = 20,
                FailureRatio = 0.9,
                SamplingDuration = TimeSpan.FromSeconds(10),
                BreakDuration = TimeSpan.FromSeconds(2),
                ShouldHandle = MayPass(),
            })
            .AddTimeout(settings.Try)
            .Build();

    private static PredicateBuilder<HttpResponseMessage> MayPass() => new PredicateBuilder<HttpResponseMessage>()
        .Handle<HttpRequestException>()
        .Handle<TimeoutRejectedException>()
        .HandleResult(response => response.StatusCode >= HttpStatusCode.InternalServerError);
}
