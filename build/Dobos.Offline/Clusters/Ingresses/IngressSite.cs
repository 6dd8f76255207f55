using Dobos.Offline.Clusters.Network.Forwarding;
using Dobos.Offline.Clusters.Network.Services;
using Dobos.Offline.Sites;
using Microsoft.AspNetCore.Builder;

namespace Dobos.Offline.Clusters.Ingresses;

/// <summary>The one port of 127.0.0.1 at which a cluster is seen from outside.</summary>
internal sealed class IngressSite : IAsyncDisposable
{
    private readonly Forwarder _forwarder = new();
    private Site? _site;
    private IngressTable? _table;

    private IngressSite()
    {
    }

    public Uri Address => _site!.Address;

    /// <param name="folder">Remembers the port from one life of the box to the next.</param>
    public static async Task<IngressSite> StartAsync(Cluster cluster, ServiceTable services, string folder)
    {
        Directory.CreateDirectory(folder);
        IngressClasses.Begin(cluster);
        IngressSite site = new();
        Ingress ingress = new(() => site._table?.Current ?? IngressRules.None, services, site._forwarder);
        site._site = await LastPort.StartAsync(folder, certificate: null, application => application.Run(ingress.AnswerAsync));
        site._table = new(cluster, site.Address.Port);
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        if (_table is not null)
            await _table.DisposeAsync();
        if (_site is not null)
            await _site.DisposeAsync();
        _forwarder.Dispose();
    }
}
