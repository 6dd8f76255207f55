namespace Calc.Frontend.Redis;

/// <summary>Redis did not do what it was asked. The message reads on after "redis".</summary>
public sealed class RedisException(string message, Exception? inner = null) : Exception(message, inner);
