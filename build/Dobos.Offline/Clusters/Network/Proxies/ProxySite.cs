using Dobos.Offline.Clusters.Network.Forwarding;
using Dobos.Offline.Clusters.Network.Services;
using Dobos.Offline.Sites;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Dobos.Offline.Clusters.Network.Proxies;

/// <summary>A port of 127.0.0.1 that is the HTTP proxy of one namespace.</summary>
internal sealed class ProxySite : IAsyncDisposable
{
    private readonly Forwarder _inside = new();
    private readonly Forwarder _outside = new(isOutside: true);
    private Site? _site;

    private ProxySite()
    {
    }

    public Uri Address => _site!.Address;

    public static async Task<ProxySite> StartAsync(ServiceTable services, string inNamespace)
    {
        ServiceNames names = new(services, inNamespace);
        ProxySite site = new();
        ServiceProxy proxy = new(names, site._inside, site._outside);
        site._site = await Site.StartAsync(application => application.Run(proxy.AnswerAsync), kestrel => Shape(kestrel, new(names)));
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
            await _site.DisposeAsync();
        _inside.Dispose();
        _outside.Dispose();
    }

    private static void Shape(KestrelServerOptions kestrel, ConnectTunnels tunnels)
    {
        // The name in the request line counts; some clients send another Host with it.
        kestrel.AllowHostHeaderOverride = true;
        kestrel.ConfigureEndpointDefaults(listen => listen.Use(next => connection => tunnels.ServeAsync(connection, next)));
    }
}
