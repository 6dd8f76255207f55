using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Network.Services;

namespace Dobos.Offline.Clusters.Network.Forwarders;

/// <summary>Gives each service of type LoadBalancer an address on this machine, and says so in its status: helm waits for that.</summary>
internal sealed class LoadBalancers : IDisposable
{
    private readonly Cluster _cluster;
    private readonly ServiceTable _services;
    private readonly ServiceForwarders _forwarders;

    public LoadBalancers(Cluster cluster, ServiceTable services, ServiceForwarders forwarders)
    {
        (_cluster, _services, _forwarders) = (cluster, services, forwarders);
        services.Changed += Serve;
        Serve(services.Current);
    }

    public void Dispose() => _services.Changed -= Serve;

    private void Serve(ServiceSnapshot services)
    {
        foreach (var service in services.All.Where(service => service is { IsBalanced: true, HasAddress: true }))
            _ = Task.Run(() => ServeAsync(service));
    }

    private async Task ServeAsync(ServiceEntry service)
    {
        try
        {
            var forwarded = await _forwarders.OpenAsync(service);
            _cluster.Edit(KindTable.Service, service.Namespace, service.Name, current => With(current, forwarded), new() { OfStatus = true });
        }
        catch (Exception e) when (e is ClusterRefusedException or ObjectDisposedException)
        {
            // The service, or the cluster, is gone by now.
        }
    }

    private static JsonObject With(JsonObject service, ForwardedService forwarded)
    {
        JsonObject status = [];
        if (forwarded.Ports.FirstOrDefault() is { Address: { } address })
        {
            status["ip"] = address.Address.ToString();
            status["ports"] = new JsonArray([.. forwarded.Ports.Select(port => new JsonObject { ["port"] = port.Address.Port, ["protocol"] = "TCP" })]);
        }

        service["status"] = new JsonObject { ["loadBalancer"] = status.Count == 0 ? [] : new JsonObject { ["ingress"] = new JsonArray(status) } };
        return service;
    }
}
