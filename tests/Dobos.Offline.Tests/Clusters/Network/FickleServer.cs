using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dobos.Offline.Tests.Clusters.Network;

/// <summary>A server that answers the first so many requests of each connection, and closes it on the next without a word.</summary>
internal sealed class FickleServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _answers;
    private readonly Task _serving;
    private int _closed;

    public FickleServer(int answers)
    {
        _answers = answers;
        _listener.Start();
        _serving = ServeAsync();
    }

    public IPEndPoint Address => (IPEndPoint)_listener.LocalEndpoint;

    /// <summary>How many requests it heard and did not answer.</summary>
    public int Closed => _closed;

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            var buffer = new byte[64 * 1024];
            for (var i = 0; i < _answers; i++)
            {
                if (await stream.ReadAsync(buffer) == 0)
                    return;
                await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
            }

            if (await stream.ReadAsync(buffer) > 0)
                Interlocked.Increment(ref _closed);
        }
    }
}
