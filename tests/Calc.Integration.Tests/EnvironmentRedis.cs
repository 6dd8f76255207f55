using System.Globalization;
using Calc.Frontend.Redis;
using Calc.Hosting.Settings;

namespace Calc.Integration.Tests;

/// <summary>The Redis of the environment that the tests run for, by IT_REDIS_HOST, IT_REDIS_PORT (optional) and IT_REDIS_ACCESS.</summary>
public static class EnvironmentRedis
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static RedisSettings Settings => Read("IT_REDIS_HOST") switch
    {
        { } host => new RedisSettings(host, Port, Access, Tls: Port == 6380, Patience),
        null => Skip(),
    };

    private static int Port => int.Parse(Read("IT_REDIS_PORT") ?? "6379", CultureInfo.InvariantCulture);

    private static Secret? Access => Read("IT_REDIS_ACCESS") is { } access ? new Secret(access) : null;

    private static string? Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static RedisSettings Skip()
    {
        Assert.Ignore("Needs a Redis: IT_REDIS_HOST is not set.");
        throw new InvalidOperationException("Assert.Ignore returned.");
    }
}
