using Calc.Frontend.Redis;
using Calc.Hosting.Settings;

namespace Calc.Frontend.Cache;

/// <summary>Where answers are kept, if anywhere, and for how long.</summary>
public sealed record CacheSettings(RedisSettings? Redis, TimeSpan Life)
{
    public static CacheSettings Read(SettingsReader settings) => new(
        RedisSettings.Read(settings),
        TimeSpan.FromSeconds(settings.Number("CACHE_TTL_SECONDS", fallback: 600, smallest: 1, largest: 604_800)));
}
