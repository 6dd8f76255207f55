using Dobos.Offline.Clusters.Network.Services;

namespace Dobos.Offline.Clusters.Ingresses;

/// <summary>The service and the port, by name or number, that a rule leads to.</summary>
internal sealed record Backend(string Namespace, string Service, string? PortName, int PortNumber)
{
    public IReadOnlyList<ServiceEndpoint> Endpoints(ServiceSnapshot services)
    {
        var service = services.Find(Namespace, Service);
        var port = PortName is { Length: > 0 } name ? service?.Port(name) : service?.Port(PortNumber);
        return port?.Endpoints ?? [];
    }

    public override string ToString() => $"{Namespace}/{Service}:{(PortName is { Length: > 0 } name ? name : PortNumber)}";
}
