using System.Net.Security;
using System.Net.Sockets;

namespace Calc.Frontend.Redis;

/// <summary>One socket, signed in, for one command at a time. After any failure it is of no use: the next reply would be the last one's.</summary>
public sealed class RedisConnection(Stream stream) : IDisposable
{
    private readonly RespReader _replies = new(stream);

    public static async Task<RedisConnection> OpenAsync(RedisSettings settings, CancellationToken cancellation)
    {
        var connection = new RedisConnection(await StreamAsync(settings, cancellation));
        try
        {
            if (settings.Access is { } access)
                await connection.SendAsync(RespCommand.Encode("AUTH", access.Reveal()), cancellation);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public async Task<string?> SendAsync(byte[] command, CancellationToken cancellation)
    {
        await stream.WriteAsync(command, cancellation);
        return await _replies.ReadAsync(cancellation);
    }

    public void Dispose() => stream.Dispose();

    private static async Task<Stream> StreamAsync(RedisSettings settings, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(settings.Host, settings.Port, cancellation);
            var plain = new NetworkStream(socket, ownsSocket: true);
            return settings.Tls ? await EncryptAsync(plain, settings.Host, cancellation) : plain;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<Stream> EncryptAsync(Stream plain, string host, CancellationToken cancellation)
    {
        var encrypted = new SslStream(plain);
        await encrypted.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host }, cancellation);
        return encrypted;
    }
}
