using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Calc.Frontend.Tests.Fakes;

/// <summary>A Redis on loopback, as far as we use one. It has a reader of its own, so that ours is not judged by itself.</summary>
public sealed class FakeRedis : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly ConcurrentBag<TcpClient> _clients = [];
    private readonly Task _accepting;
    private int _connections;

    public FakeRedis()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public ConcurrentDictionary<string, string> Values { get; } = new();

    public ConcurrentDictionary<string, string> Lives { get; } = new();

    public string? Password { get; init; }

    /// <summary>With one, it speaks TLS only.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>What is answered to every command instead of the truth; an empty string is never answered.</summary>
    public string? Always { get; set; }

    public int Connections => Volatile.Read(ref _connections);

    public string Port => ((IPEndPoint)_listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

    public (string Name, string Value)[] Settings =>
        [("REDIS_HOST", "127.0.0.1"), ("REDIS_PORT", Port), ("REDIS_ACCESS", Password ?? ""), ("REDIS_TIMEOUT_MS", "5000"), ("REDIS_TLS", Certificate is null ? "false" : "true")];

    public void CloseConnections()
    {
        foreach (var client in _clients)
            client.Dispose();
    }

    public async Task StopAsync()
    {
        await _stopped.CancelAsync();
        await _accepting;
        _listener.Stop();
        CloseConnections();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stopped.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stopped.Token);
                _clients.Add(client);
                Interlocked.Increment(ref _connections);
                _ = ServeAsync(client);
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            await using var stream = await StreamAsync(client);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            for (var signedIn = Password is null; await ReadAsync(reader) is { } words;)
            {
                signedIn |= words is ["AUTH", var password] && password == Password;
                var reply = Always ?? (words[0] == "AUTH" || signedIn ? Reply(words, signedIn) : "-NOAUTH Authentication required.\r\n");
                await stream.WriteAsync(Encoding.UTF8.GetBytes(reply), _stopped.Token);
            }
        }
        catch (Exception closed) when (closed is IOException or AuthenticationException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // The client has gone, or CloseConnections was called.
        }
    }

    private async Task<Stream> StreamAsync(TcpClient client)
    {
        if (Certificate is null)
            return client.GetStream();

        var encrypted = new SslStream(client.GetStream());
        await encrypted.AuthenticateAsServerAsync(Certificate);
        return encrypted;
    }

    private static async Task<string[]?> ReadAsync(StreamReader reader)
    {
        if (await reader.ReadLineAsync() is not ['*', .. var count])
            return null;

        var words = new string[int.Parse(count, CultureInfo.InvariantCulture)];
        for (var word = 0; word < words.Length; word++)
        {
            await reader.ReadLineAsync();
            words[word] = await reader.ReadLineAsync() ?? "";
        }

        return words;
    }

    private string Reply(string[] words, bool signedIn)
    {
        switch (words)
        {
            case ["AUTH", _]:
                return signedIn ? "+OK\r\n" : "-WRONGPASS invalid username-password pair or user is disabled.\r\n";
            case ["PING"]:
                return "+PONG\r\n";
            case ["GET", var key]:
                return Values.TryGetValue(key, out var kept) ? $"${Encoding.UTF8.GetByteCount(kept)}\r\n{kept}\r\n" : "$-1\r\n";
            case ["SET", var key, var value, "EX", var seconds]:
                (Values[key], Lives[key]) = (value, seconds);
                return "+OK\r\n";
            default:
                return $"-ERR unknown command '{words[0]}', with args beginning with: {string.Join(' ', words[1..])}\r\n";
        }
    }
}
