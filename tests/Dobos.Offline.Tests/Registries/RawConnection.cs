using System.Net.Sockets;
using System.Text;

namespace Dobos.Offline.Tests.Registries;

/// <summary>Bytes to the registry and back, for requests that no client would send.</summary>
internal sealed class RawConnection : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TcpClient _client;
    private readonly NetworkStream _stream;

    private RawConnection(TcpClient client) => (_client, _stream) = (client, client.GetStream());

    public static async Task<RawConnection> OpenAsync(ServedRegistry registry)
    {
        TcpClient client = new();
        await client.ConnectAsync("127.0.0.1", registry.Server.Address.Port);
        return new(client);
    }

    public async Task SendAsync(string text) => await _stream.WriteAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>Says that nothing more comes.</summary>
    public void Finish() => _client.Client.Shutdown(SocketShutdown.Send);

    /// <summary>All that comes until the registry closes the connection.</summary>
    public async Task<string> AnswerAsync()
    {
        using StreamReader reader = new(_stream, Encoding.Latin1, leaveOpen: true);
        return await reader.ReadToEndAsync().WaitAsync(Patience);
    }

    /// <summary>The first line that comes, which has the status.</summary>
    public async Task<string?> StatusAsync()
    {
        using StreamReader reader = new(_stream, Encoding.Latin1, leaveOpen: true);
        return await reader.ReadLineAsync().WaitAsync(Patience);
    }

    /// <summary>Breaks off without a good-bye, as a killed client does.</summary>
    public void Reset()
    {
        _client.LingerState = new(enable: true, seconds: 0);
        _client.Close();
    }

    public void Dispose() => _client.Dispose();
}
