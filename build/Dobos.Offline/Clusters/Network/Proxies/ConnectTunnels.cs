using System.Buffers;
using System.Globalization;
using System.Text;
using Dobos.Offline.Clusters.Network.Services;
using Dobos.Offline.Clusters.Network.Tunnels;
using Microsoft.AspNetCore.Connections;

namespace Dobos.Offline.Clusters.Network.Proxies;

/// <summary>Answers CONNECT before HTTP looks at a connection: from then on it is a pipe, and what goes through is not looked at.</summary>
internal sealed class ConnectTunnels(ServiceNames names)
{
    private const int LongestHead = 16 * 1024;

    public async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        if (await HeadAsync(connection) is not { } head)
            await next(connection);
        else if (Target(head) is not var (host, port))
            await RefuseAsync(connection, 400, "Bad Request", "A CONNECT names a host and a port.");
        else
            await OpenAsync(connection, names.Resolve(host, port), host, port);
    }

    /// <summary>Null for a connection that begins with anything else, which is left untouched then.</summary>
    private static async Task<string?> HeadAsync(ConnectionContext connection)
    {
        var input = connection.Transport.Input;
        while (true)
        {
            var read = await input.ReadAsync(connection.ConnectionClosed);
            var end = IsOther(read.Buffer) ? null : EndOfHead(read.Buffer);
            if (end is { } found)
            {
                var head = Encoding.Latin1.GetString(read.Buffer.Slice(0, found));
                input.AdvanceTo(found);
                return head;
            }

            if (IsOther(read.Buffer) || read.IsCompleted || read.Buffer.Length > LongestHead)
            {
                input.AdvanceTo(read.Buffer.Start);
                return null;
            }

            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static bool IsOther(ReadOnlySequence<byte> buffer)
    {
        Span<byte> start = stackalloc byte[(int)Math.Min(buffer.Length, "CONNECT "u8.Length)];
        buffer.Slice(0, start.Length).CopyTo(start);
        return !"CONNECT "u8.StartsWith(start);
    }

    private static SequencePosition? EndOfHead(ReadOnlySequence<byte> buffer)
    {
        SequenceReader<byte> reader = new(buffer);
        return reader.TryReadTo(out ReadOnlySequence<byte> _, "\r\n\r\n"u8) ? reader.Position : null;
    }

    private static (string Host, int Port)? Target(string head)
    {
        var target = head.Split(' ', 3)[1];
        var colon = target.LastIndexOf(':');
        return colon > 0 && ushort.TryParse(target.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? (target[..colon], port) : null;
    }

    private static async Task OpenAsync(ConnectionContext connection, Destination destination, string host, int port)
    {
        if (destination.Refusal is { } refusal)
        {
            await RefuseAsync(connection, 502, "Bad Gateway", refusal);
            return;
        }

        var all = destination.Outside is { } outside ? () => [outside] : destination.Endpoints;
        using var opened = await Connecting.OpenAsync(all, connection.ConnectionClosed);
        if (opened is null)
        {
            await RefuseAsync(connection, 502, "Bad Gateway", $"{host}:{port} takes no connections.");
            return;
        }

        await WriteAsync(connection, "HTTP/1.1 200 Connection established\r\n\r\n");
        var output = connection.Transport.Output;
        await Tunnel.JoinAsync(connection.Transport.Input.AsStream(), output.AsStream(), () => output.CompleteAsync(), opened.Socket, connection.ConnectionClosed);
    }

    private static Task RefuseAsync(ConnectionContext connection, int status, string reason, string sentence) =>
        WriteAsync(connection, $"HTTP/1.1 {status} {reason}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(sentence) + 1}\r\nConnection: close\r\n\r\n{sentence}\n");

    private static async Task WriteAsync(ConnectionContext connection, string text) => await connection.Transport.Output.WriteAsync(Encoding.UTF8.GetBytes(text));
}
