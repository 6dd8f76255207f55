using Calc.Frontend.Redis;
using Calc.Hosting.Settings;

namespace Calc.Integration.Tests;

public sealed class RedisClientTests
{
    private const string Odd = "€ ,={}\"'\\\r\n$-1\r\n";

    private readonly string _key = $"calc:test:{Guid.NewGuid():N}";

    [Test]
    public async Task What_is_set_is_read_back_whatever_its_characters()
    {
        using var redis = Client(EnvironmentRedis.Settings);

        await redis.SetAsync(_key, Odd, TimeSpan.FromSeconds(30), CancellationToken.None);

        Assert.That(await redis.GetAsync(_key, CancellationToken.None), Is.EqualTo(Odd));
    }

    [Test]
    public async Task What_was_never_set_is_null()
    {
        using var redis = Client(EnvironmentRedis.Settings);

        Assert.That(await redis.GetAsync(_key + ":never", CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task What_is_set_for_a_second_is_gone_after_it()
    {
        using var redis = Client(EnvironmentRedis.Settings);
        await redis.SetAsync(_key, "short", TimeSpan.FromSeconds(1), CancellationToken.None);

        Assert.That(async () => await redis.GetAsync(_key, CancellationToken.None), Is.Null.After(10).Seconds.PollEvery(100).MilliSeconds);
    }

    [Test]
    public async Task A_hundred_at_once_each_get_their_own()
    {
        using var redis = Client(EnvironmentRedis.Settings);

        var read = await Task.WhenAll(Enumerable.Range(0, 100).Select(async number =>
        {
            await redis.SetAsync($"{_key}:{number}", $"{number}", TimeSpan.FromSeconds(30), CancellationToken.None);
            return await redis.GetAsync($"{_key}:{number}", CancellationToken.None);
        }));

        Assert.That(read, Is.EqualTo(Enumerable.Range(0, 100).Select(number => $"{number}")));
    }

    [Test]
    public void Another_password_is_refused_without_being_repeated()
    {
        using var redis = Client(EnvironmentRedis.Settings with { Access = new Secret("canary-password") });

        Assert.That(
            () => redis.PingAsync(CancellationToken.None),
            Throws.TypeOf<RedisException>().With.Message.StartsWith("refuses with ").And.Not.Property(nameof(Exception.Message)).Contains("canary"));
    }

    private static RedisClient Client(RedisSettings settings) => new(settings, TimeProvider.System);
}
