using System.Net;
using System.Net.Sockets;
using Dobos.Offline.Clusters.Network.Services;
using Dobos.Offline.Clusters.Network.Tunnels;

namespace Dobos.Offline.Clusters.Network.Forwarders;

/// <summary>Takes connections at one address for one port of a service, and joins each to a pod behind it.</summary>
internal sealed class TcpForwarder : IAsyncDisposable
{
    private const int Waiting = 512;

    private readonly Socket _socket;
    private readonly Func<IReadOnlyList<ServiceEndpoint>> _endpoints;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    private TcpForwarder(Socket socket, Func<IReadOnlyList<ServiceEndpoint>> endpoints)
    {
        (_socket, _endpoints) = (socket, endpoints);
        Address = (IPEndPoint)socket.LocalEndPoint!;
        _accepting = Task.Run(AcceptAsync);
    }

    public IPEndPoint Address { get; }

    /// <summary>Null when this machine does not let us listen there: a port below 1024, an address that is no loopback here, one that is taken.</summary>
    public static TcpForwarder? TryOpen(IPEndPoint address, Func<IReadOnlyList<ServiceEndpoint>> endpoints)
    {
        Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(address);
            socket.Listen(Waiting);
            return new(socket, endpoints);
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }

    /// <summary>Connections that are open end with it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _socket.Dispose();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await _socket.AcceptAsync(_stop.Token));
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // One caller that was gone before it was taken is no end for the others.
            }
        }
    }

    private async Task ServeAsync(Socket caller)
    {
        try
        {
            caller.NoDelay = true;
            await using NetworkStream stream = new(caller, ownsSocket: true);
            using var opened = await Connecting.OpenAsync(_endpoints, _stop.Token);
            if (opened is null)
                caller.LingerState = new(enable: true, seconds: 0);
            else
                await Tunnel.JoinAsync(stream, stream, () => End(caller), opened.Socket, _stop.Token);
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException)
        {
            // The caller is gone.
        }
    }

    private static ValueTask End(Socket caller)
    {
        caller.Shutdown(SocketShutdown.Send);
        return ValueTask.CompletedTask;
    }
}
