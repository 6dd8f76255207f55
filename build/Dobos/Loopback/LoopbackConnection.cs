using System.Net.Sockets;

namespace Dobos.Loopback;

/// <summary>Connects to this machine and to nothing else: no name is looked up, no proxy is asked, no redirect is followed.</summary>
internal static class LoopbackConnection
{
    public static SocketsHttpHandler CreateHandler() =>
        new() { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectCallback = ConnectAsync };

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        if (LoopbackHost.Addresses(context.DnsEndPoint.Host) is not [_, ..] here)
            throw new HttpRequestException(HttpRequestError.ConnectionError, $"{context.DnsEndPoint.Host} is not this machine");

        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(here, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
