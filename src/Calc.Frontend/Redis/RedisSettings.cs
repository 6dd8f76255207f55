using Calc.Hosting.Settings;

namespace Calc.Frontend.Redis;

/// <summary>Where Redis is and how to get in. Azure's port 6380 means TLS unless told otherwise.</summary>
public sealed record RedisSettings(string Host, int Port, Secret? Access, bool Tls, TimeSpan Patience)
{
    private const int TlsPort = 6380;

    /// <summary>Null when no Redis is configured.</summary>
    public static RedisSettings? Read(SettingsReader settings)
    {
        if (settings.Text("REDIS_HOST") is not { } host)
            return null;

        var port = settings.Number("REDIS_PORT", fallback: 6379, smallest: 1, largest: 65_535);
        return new RedisSettings(
            host,
            port,
            settings.Secret("REDIS_ACCESS"),
            settings.Flag("REDIS_TLS", fallback: port == TlsPort),
            TimeSpan.FromMilliseconds(settings.Number("REDIS_TIMEOUT_MS", fallback: 500, smallest: 10, largest: 60_000)));
    }
}
