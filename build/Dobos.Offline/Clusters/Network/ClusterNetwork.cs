using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Ingresses;
using Dobos.Offline.Clusters.Network.Forwarders;
using Dobos.Offline.Clusters.Network.Proxies;
using Dobos.Offline.Clusters.Network.Services;

namespace Dobos.Offline.Clusters.Network;

/// <summary>How the pods of a cluster reach each other, and how they are reached from outside.</summary>
internal sealed class ClusterNetwork : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ProxySite>>> _proxies = new();
    private readonly LoadBalancers _balancers;
    private IngressSite? _ingress;

    private ClusterNetwork(Cluster cluster)
    {
        Services = new(cluster.Store);
        Forwarders = new(Services);
        _balancers = new(cluster, Services, Forwarders);
    }

    public ServiceTable Services { get; }

    public ServiceForwarders Forwarders { get; }

    /// <summary>Where rules without a host answer; those with one at that host and this port.</summary>
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

    /// <summary>What a pod finds in its environment. What it names is open when this returns.</summary>
    public IReadOnlyDictionary<string, string> EnvironmentOf(JsonObject pod) => EnvironmentOfAsync(pod).GetAwaiter().GetResult();

    public Task<IReadOnlyDictionary<string, string>> EnvironmentOfAsync(JsonObject pod) => PodEnvironment.OfAsync(this, pod);

    /// <summary>The proxy of a namespace, from which short names mean the services of that namespace. Opened for the first pod that wants it.</summary>
    public async Task<Uri> ProxyOfAsync(string inNamespace) => (await _proxies.GetOrAdd(inNamespace, name => new(() => ProxySite.StartAsync(Services, name))).Value).Address;

    public async ValueTask DisposeAsync()
    {
        if (_ingress is not null)
            await _ingress.DisposeAsync();
        foreach (var proxy in _proxies.Values)
            await (await proxy.Value).DisposeAsync();
        _balancers.Dispose();
        await Forwarders.DisposeAsync();
        await Services.DisposeAsync();
    }
}
