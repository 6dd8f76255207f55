using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Network;

namespace Dobos.Offline.Clusters.Nodes;

/// <summary>Where a pod listens: on Linux at an address of its own, so that its ports are as they are; elsewhere all share 127.0.0.1, and each port is another.</summary>
internal sealed class PodPlace
{
    private const int Attempts = 20;

    private readonly ConcurrentDictionary<int, IPEndPoint> _moved = new();
    private readonly bool _isOwn;

    private PodPlace(IPAddress address, bool isOwn) => (Address, _isOwn) = (address, isOwn);

    public IPAddress Address { get; }

    /// <summary>As the annotation dobos/ports says it; empty for an address of its own.</summary>
    public string Annotation => string.Join(',', _moved.OrderBy(port => port.Key).Select(port => $"{port.Key}={port.Value}"));

    /// <summary>Takes an address out of 127.64.0.0/10 that nobody listens at.</summary>
    public static PodPlace Choose(IReadOnlyList<int> ports)
    {
        if (!OperatingSystem.IsLinux())
            return new(IPAddress.Loopback, isOwn: false);

        for (var attempt = 1; ; attempt++)
        {
            IPAddress address = new([127, (byte)RandomNumberGenerator.GetInt32(64, 128), (byte)RandomNumberGenerator.GetInt32(256), (byte)RandomNumberGenerator.GetInt32(1, 255)]);
            if (attempt == Attempts || ports.All(port => IsFree(new(address, port))))
                return new(address, isOwn: true);
        }
    }

    public JsonObject Annotate(JsonObject pod)
    {
        var metadata = (JsonObject)pod["metadata"]!;
        if (metadata["annotations"] is not JsonObject annotations)
            metadata["annotations"] = annotations = [];
        annotations[PodAddress.Annotation] = Annotation;
        return pod;
    }

    public IPEndPoint Of(int port) =>
        _moved.TryGetValue(port, out var moved) ? moved : _isOwn ? new(Address, port) : _moved.GetOrAdd(port, _ => new(Address, FreePort()));

    /// <summary>Somebody else has put it elsewhere.</summary>
    public void Move(int port, IPEndPoint where) => _moved[port] = where;

    private static bool IsFree(IPEndPoint place)
    {
        using Socket socket = new(place.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(place);
            return true;
        }
        catch (SocketException taken)
        {
            // A port below 1024 that we may not open tells nothing of who has it.
            return taken.SocketErrorCode is SocketError.AccessDenied;
        }
    }

    private static int FreePort()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
