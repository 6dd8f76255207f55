using System.Net;
using System.Net.Sockets;

namespace Dobos.EndToEnd.Tests.Images;

/// <summary>A port that nobody has, and what answers there once somebody does.</summary>
internal sealed class Answering : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly HttpClient _client = new();

    public Answering()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public int Port { get; }

    public async Task<string> PingAsync(Func<Task<string>> log)
    {
        using CancellationTokenSource deadline = new(Patience);
        while (!deadline.IsCancellationRequested)
        {
            try
            {
                return await _client.GetStringAsync(new Uri($"http://localhost:{Port}/ping"), deadline.Token);
            }
            catch (Exception notYet) when (notYet is HttpRequestException or OperationCanceledException)
            {
                await Task.Delay(100, CancellationToken.None);
            }
        }

        throw new TimeoutException($"Nothing answers within {Patience}: {await log()}");
    }

    public void Dispose() => _client.Dispose();
}
