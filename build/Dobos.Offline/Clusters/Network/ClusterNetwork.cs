using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Ingresses;
using Dobos.Offline.Clusters.Network.Proxies;
using Dobos.Offline.Clusters.Network.Services;

namespace Dobos.Offline.Clusters.Network;

/// <summary>How the pods of a cluster reach each other, and how they are reached from outside.</summary>
internal sealed class ClusterNetwork : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<ProxySite>> _proxies = new();
    private IngressSite? _ingress;

    private ClusterNetwork(Cluster cluster) => Services = new(cluster.Store);

    public ServiceTable Services { get; }

    public Uri IngressAddress => _ingress!.Address;

    /// <param name="folder">The network's own: it remembers the port of the ingress.</param>
    public static async Task<ClusterNetwork> StartAsync(Cluster cluster, string folder)
    {
        ClusterNetwork network = new(cluster);
        try
        {
            network._ingress = await IngressSite.StartAsync(cluster, network.Services, folder);
            return network;
        }
        catch
        {
            await network.DisposeAsync();
            throw;
        }
    }

    /// <summary>What a pod finds in its environment.</summary>
    public IReadOnlyDictionary<string, string> EnvironmentOf(JsonObject pod) => PodEnvironment.Of(this, pod);

    /// <summary>The proxy of a namespace, from which short names mean the services of that namespace. Opened for the first pod that wants it.</summary>
    // Waits for a port of loopback to be opened, once for each namespace: no thread is needed for that by anybody who waits here.
    public Uri ProxyOf(string inNamespace) => _proxies.GetOrAdd(inNamespace, name => new(() => ProxySite.StartAsync(Services, name).GetAwaiter().GetResult())).Value.Address;

    public async ValueTask DisposeAsync()
    {
        if (_ingress is not null)
            await _ingress.DisposeAsync();
        foreach (var proxy in _proxies.Values)
            await proxy.Value.DisposeAsync();
        await Services.DisposeAsync();
    }
}
