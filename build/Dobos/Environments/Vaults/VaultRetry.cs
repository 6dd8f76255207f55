using Polly;
using Polly.Retry;

namespace Dobos.Environments.Vaults;

/// <summary>The one retry policy: waits as long as the vault asks, else longer each time, and not at all for what will not pass.</summary>
internal static class VaultRetry
{
    public static ResiliencePipeline Create(VaultPatience patience, TimeProvider clock) =>
        new ResiliencePipelineBuilder { TimeProvider = clock }.AddRetry(Options(patience, clock)).AddTimeout(patience.Attempt).Build();

    private static RetryStrategyOptions Options(VaultPatience patience, TimeProvider clock) => new()
    {
        MaxRetryAttempts = patience.Retries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = patience.Pause,
        ShouldHandle = attempt => ValueTask.FromResult(
            attempt.Outcome.Exception is { } failed && VaultTrouble.Passes(failed) && !(Wait(failed, clock) > patience.Deadline)),
        DelayGenerator = attempt => ValueTask.FromResult(Wait(attempt.Outcome.Exception!, clock)),
    };

    private static TimeSpan? Wait(Exception failed, TimeProvider clock) => VaultTrouble.RetryAfter(failed, clock.GetUtcNow());
}
