using System.Net.Sockets;

namespace Dobos.Offline.Clusters.Network.Tunnels;

/// <summary>Two connections that are joined: what comes from one goes to the other.</summary>
internal static class Tunnel
{
    /// <summary>Until one side has ended; for streams that cannot say that they have said all.</summary>
    public static async Task JoinAsync(Stream one, Stream other, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task[] both = [CopyAsync(one, other, end.Token), CopyAsync(other, one, end.Token)];
        await Task.WhenAny(both);
        await end.CancelAsync();
        await Task.WhenAll(both);
    }

    /// <summary>Until both sides have ended: each may go on to listen after it has said all.</summary>
    public static async Task JoinAsync(Stream fromCaller, Stream toCaller, Func<ValueTask> endCaller, Socket endpoint, CancellationToken cancellation)
    {
        await using NetworkStream stream = new(endpoint);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAll(
            CopyThenAsync(fromCaller, stream, () => { endpoint.Shutdown(SocketShutdown.Send); return ValueTask.CompletedTask; }, end),
            CopyThenAsync(stream, toCaller, endCaller, end));
    }

    private static async Task CopyThenAsync(Stream from, Stream to, Func<ValueTask> then, CancellationTokenSource end)
    {
        try
        {
            await from.CopyToAsync(to, end.Token);
            await then();
        }
        catch (Exception e) when (IsEnd(e))
        {
            // A connection that broke is no half of one: the other side ends too.
            await end.CancelAsync();
        }
    }

    private static async Task CopyAsync(Stream from, Stream to, CancellationToken cancellation)
    {
        try
        {
            var buffer = new byte[16 * 1024];
            while (await from.ReadAsync(buffer, cancellation) is > 0 and var read)
            {
                await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
                await to.FlushAsync(cancellation);
            }
        }
        catch (Exception e) when (IsEnd(e))
        {
            // Either side may end when it likes.
        }
    }

    private static bool IsEnd(Exception e) => e is IOException or SocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException;
}
