using Dobos.Offline.Clusters.Network.Services;

namespace Dobos.Offline.Clusters.Network.Forwarders;

/// <summary>Listens for the services that pods were told of; each opens for the first pod of its namespace, and closes when it is gone.</summary>
internal sealed class ServiceForwarders : IAsyncDisposable
{
    private readonly ServiceTable _services;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly Dictionary<(string Namespace, string Name), ForwardedService> _open = [];

    public ServiceForwarders(ServiceTable services)
    {
        _services = services;
        services.Changed += Close;
    }

    /// <summary>Every service of a namespace that has an address, and where it is reached.</summary>
    public async Task<IReadOnlyList<(ServiceEntry Service, ForwardedService Forwarded)>> OpenAsync(string inNamespace)
    {
        List<(ServiceEntry Service, ForwardedService Forwarded)> all = [];
        foreach (var service in _services.Current.All.Where(service => service.Namespace == inNamespace && service.HasAddress).OrderBy(service => service.Name, StringComparer.Ordinal))
            all.Add((service, await OpenAsync(service)));
        return all;
    }

    public async Task<ForwardedService> OpenAsync(ServiceEntry service)
    {
        await _gate.WaitAsync();
        try
        {
            return _open.GetValueOrDefault((service.Namespace, service.Name)) ?? (_open[(service.Namespace, service.Name)] = await ForwardedService.OpenAsync(_services, service));
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _services.Changed -= Close;
        foreach (var forwarded in _open.Values)
            await forwarded.DisposeAsync();
        _gate.Dispose();
    }

    private void Close(ServiceSnapshot services)
    {
        _gate.Wait();
        try
        {
            foreach (var (key, forwarded) in _open.Where(pair => services.Find(pair.Key.Namespace, pair.Key.Name) is not { } service || ForwardedService.ShapeOf(service) != pair.Value.Shape).ToArray())
            {
                _open.Remove(key);
                _ = forwarded.DisposeAsync().AsTask();
            }
        }
        finally
        {
            _gate.Release();
        }
    }
}
