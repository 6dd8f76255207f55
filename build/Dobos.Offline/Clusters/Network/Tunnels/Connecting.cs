using System.Net.Sockets;
using Dobos.Offline.Clusters.Network.Services;

namespace Dobos.Offline.Clusters.Network.Tunnels;

/// <summary>Opens a connection to the first endpoint that takes one.</summary>
internal static class Connecting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Null when none does.</summary>
    public static async Task<Opened?> OpenAsync(Func<IReadOnlyList<ServiceEndpoint>> all, CancellationToken cancellation)
    {
        List<ServiceEndpoint> tried = [];
        while (EndpointChoice.Next(all(), tried, Random.Shared.Next()) is { } endpoint)
        {
            tried.Add(endpoint);
            if (await TryAsync(endpoint, cancellation) is { } socket)
                return new(socket, endpoint.Begin());
            endpoint.Shun();
        }

        return null;
    }

    private static async Task<Socket?> TryAsync(ServiceEndpoint endpoint, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endpoint.Host, endpoint.Port, patience.Token);
            return socket;
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            socket.Dispose();
            return null;
        }
    }

    /// <summary>A connection, and the endpoint that is busy with it.</summary>
    internal sealed class Opened(Socket socket, ServiceEndpoint.Use use) : IDisposable
    {
        public Socket Socket { get; } = socket;

        public void Dispose()
        {
            Socket.Dispose();
            use.Dispose();
        }
    }
}
