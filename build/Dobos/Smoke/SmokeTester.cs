using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Dobos.Smoke;

/// <summary>Asks until all checks have passed several times in a row. One wrong answer begins the row again; the deadline ends it.</summary>
public sealed class SmokeTester(HttpMessageInvoker client, TimeProvider clock)
{
    public async Task TestAsync(IReadOnlyList<SmokeCheck> checks, SmokeSubject subject, SmokePatience patience, CancellationToken cancellation)
    {
        var start = clock.GetTimestamp();
        var attempts = 0;
        var fault = "there was no time for a single answer.";
        try
        {
            await Pipeline(patience).ExecuteAsync(
                async token =>
                {
                    attempts++;
                    return await RowAsync(checks, subject, patience.Passes, token) is { } seen ? fault = seen : null;
                },
                cancellation);
        }
        catch (TimeoutRejectedException)
        {
            throw new SmokeFailedException(subject, fault, attempts, clock.GetElapsedTime(start));
        }
    }

    private ResiliencePipeline<string?> Pipeline(SmokePatience patience) => new ResiliencePipelineBuilder<string?> { TimeProvider = clock }
        .AddTimeout(patience.Deadline)
        .AddRetry(new RetryStrategyOptions<string?>
        {
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            Delay = patience.Pause,
            MaxDelay = SmokePatience.Longest,
            ShouldHandle = attempt => ValueTask.FromResult(attempt.Outcome.Result is not null),
        })
        .Build();

    /// <summary>The first fault, or null when the whole row passed.</summary>
    private async Task<string?> RowAsync(IReadOnlyList<SmokeCheck> checks, SmokeSubject subject, int passes, CancellationToken cancellation)
    {
        SmokeProbe probe = new(client, clock);
        for (var pass = 1; pass <= passes; pass++)
        {
            foreach (var check in checks)
            {
                if (SmokeVerdict.Of(check, await probe.AskAsync(check, subject, cancellation), subject) is { } fault)
                    return pass == 1 ? fault : $"{fault} It had passed {(pass == 2 ? "once" : $"{pass - 1} times")} before.";
            }
        }

        return null;
    }
}
