using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Calc.Frontend.Redis;

/// <summary>The three commands that we need, over connections that are kept. Whatever goes wrong is a <see cref="RedisException"/>.</summary>
public sealed class RedisClient(RedisSettings settings, TimeProvider time) : IDisposable
{
    private const int MostKept = 16;

    private readonly ConcurrentBag<RedisConnection> _kept = [];

    public Task PingAsync(CancellationToken cancellation) => BoundedAsync(RespCommand.Encode("PING"), cancellation);

    public Task<string?> GetAsync(string key, CancellationToken cancellation) => BoundedAsync(RespCommand.Encode("GET", key), cancellation);

    public Task SetAsync(string key, string value, TimeSpan life, CancellationToken cancellation) =>
        BoundedAsync(RespCommand.Encode("SET", key, value, "EX", life.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)), cancellation);

    public void Dispose()
    {
        while (_kept.TryTake(out var connection))
            connection.Dispose();
    }

    private async Task<string?> BoundedAsync(byte[] command, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(settings.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            return await SendAsync(command, either.Token);
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new RedisException($"did not answer within {settings.Patience.TotalMilliseconds} ms", late);
        }
        catch (AuthenticationException distrusted)
        {
            throw new RedisException("has a certificate that is not trusted", distrusted);
        }
        catch (Exception broken) when (broken is IOException or SocketException)
        {
            throw new RedisException("cannot be reached", broken);
        }
    }

    private async Task<string?> SendAsync(byte[] command, CancellationToken cancellation)
    {
        while (_kept.TryTake(out var kept))
        {
            try
            {
                return await UseAsync(kept, command, cancellation);
            }
            catch (Exception closed) when (closed is IOException or SocketException)
            {
                // Redis closes connections that idle and all when it restarts. The commands may be sent twice, so the next one tries.
            }
        }

        return await UseAsync(await RedisConnection.OpenAsync(settings, cancellation), command, cancellation);
    }

    private async Task<string?> UseAsync(RedisConnection connection, byte[] command, CancellationToken cancellation)
    {
        try
        {
            var reply = await connection.SendAsync(command, cancellation);
            Keep(connection);
            return reply;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Keep(RedisConnection connection)
    {
        if (_kept.Count < MostKept)
            _kept.Add(connection);
        else
            connection.Dispose();
    }
}
