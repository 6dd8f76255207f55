using System.Net;
using Dobos.Offline.Clusters.Network.Services;

namespace Dobos.Offline.Clusters.Network.Forwarders;

/// <summary>A service for which we listen: at its cluster IP, or where that cannot be, at ports of 127.0.0.1 that are free.</summary>
internal sealed class ForwardedService : IAsyncDisposable
{
    private readonly IReadOnlyList<(ServicePort Port, TcpForwarder Forwarder)> _ports;

    private ForwardedService(ServiceEntry service, IReadOnlyList<(ServicePort Port, TcpForwarder Forwarder)> ports) => (Shape, _ports) = (ShapeOf(service), ports);

    /// <summary>What it was opened for: a service that has another now is opened anew.</summary>
    public string Shape { get; }

    /// <summary>Each port of the service, and where it is reached.</summary>
    public IEnumerable<(ServicePort Port, IPEndPoint Address)> Ports => _ports.Select(port => (port.Port, port.Forwarder.Address));

    public static async Task<ForwardedService> OpenAsync(ServiceTable services, ServiceEntry service) =>
        new(service, await TryOpenAsync(services, service, port => new(IPAddress.Parse(service.ClusterIP), port.Number))
            ?? await TryOpenAsync(services, service, _ => new(IPAddress.Loopback, 0))
            ?? []);

    public static string ShapeOf(ServiceEntry service) => $"{service.ClusterIP} {string.Join(' ', Tcp(service).Select(port => $"{port.Name}={port.Number}"))}";

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, forwarder) in _ports)
            await forwarder.DisposeAsync();
    }

    /// <summary>All ports of a service are found at one address: one that fails takes the others with it.</summary>
    private static async Task<IReadOnlyList<(ServicePort Port, TcpForwarder Forwarder)>?> TryOpenAsync(ServiceTable services, ServiceEntry service, Func<ServicePort, IPEndPoint> address)
    {
        List<(ServicePort Port, TcpForwarder Forwarder)> opened = [];
        foreach (var port in Tcp(service))
        {
            if (TcpForwarder.TryOpen(address(port), () => services.Endpoints(service.Namespace, service.Name, port.Number)) is { } forwarder)
            {
                opened.Add((port, forwarder));
                continue;
            }

            foreach (var (_, other) in opened)
                await other.DisposeAsync();
            return null;
        }

        return opened;
    }

    private static IEnumerable<ServicePort> Tcp(ServiceEntry service) => service.Ports.Where(port => port.Protocol == "TCP");
}
