using Polly;
using Polly.Retry;

namespace Dobos.Registries.Wire;

/// <summary>The one retry policy: waits as long as the registry asks, else longer each time, and not at all for what will not pass.</summary>
internal static class RegistryRetry
{
    public static ResiliencePipeline Create(RegistryPatience patience, TimeProvider clock) =>
        patience.Retries == 0 ? ResiliencePipeline.Empty : new ResiliencePipelineBuilder { TimeProvider = clock }.AddRetry(Options(patience)).Build();

    private static RetryStrategyOptions Options(RegistryPatience patience) => new()
    {
        MaxRetryAttempts = patience.Retries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = patience.Pause,
        ShouldHandle = attempt => ValueTask.FromResult(
            attempt.Outcome.Exception is { } failed && RegistryTrouble.Passes(failed) && !(Wait(failed) > patience.Deadline)),
        DelayGenerator = attempt => ValueTask.FromResult(Wait(attempt.Outcome.Exception!)),
    };

    private static TimeSpan? Wait(Exception failed) => failed switch
    {
        RefusedException refused => refused.RetryAfter,
        TokenExpiredException => TimeSpan.Zero,
        _ => null,
    };
}
