using System.Text.Json;
using Calc.Contracts;
using Calc.Frontend.Redis;
using Polly;
using Polly.CircuitBreaker;

namespace Calc.Frontend.Cache;

/// <summary>Answers that were given before. A cache that is missing, broken or slow costs time, never an answer.</summary>
public sealed class AnswerCache(RedisClient? redis, TimeSpan life, ResiliencePipeline breaker, ILogger<AnswerCache> log)
{
    public async Task<CalculateResponse?> FindAsync(long number, CancellationToken cancellation) =>
        await TryAsync(async (client, token) => await client.GetAsync(Key(number), token), cancellation) is { } json ? Parse(json) : null;

    public Task KeepAsync(CalculateResponse answer, CancellationToken cancellation) => TryAsync(
        async (client, token) =>
        {
            await client.SetAsync(Key(answer.Number), JsonSerializer.Serialize(answer, ContractJson.Options), life, token);
            return null;
        },
        cancellation);

    private async Task<string?> TryAsync(Func<RedisClient, CancellationToken, Task<string?>> ask, CancellationToken cancellation)
    {
        if (redis is null)
            return null;

        try
        {
            return await breaker.ExecuteAsync(async token => await ask(redis, token), cancellation);
        }
        catch (RedisException failure)
        {
            log.CacheIsPassedBy(failure.Message);
            return null;
        }
        catch (BrokenCircuitException)
        {
            return null;
        }
    }

    // The key names the shape of its value: a release with another shape finds nothing rather than something else.
    private static string Key(long number) => $"calc:factors:v1:{number}";

    private static CalculateResponse? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<CalculateResponse>(json, ContractJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
