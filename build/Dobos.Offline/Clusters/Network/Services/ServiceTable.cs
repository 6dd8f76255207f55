using System.Net;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Network.Services;

/// <summary>What stands behind each service now, read from a snapshot: whoever asks waits for nobody.</summary>
internal sealed class ServiceTable : IAsyncDisposable
{
    private static readonly Kind[] Kinds = [KindTable.Namespace, KindTable.Service, KindTable.EndpointSlice, KindTable.Endpoints, KindTable.Pod];

    private readonly Mirror _mirror;
    private Dictionary<IPEndPoint, ServiceEndpoint> _known = [];
    private volatile ServiceSnapshot _current = ServiceSnapshot.Empty;

    public ServiceTable(ObjectStore store) => _mirror = Mirror.Start(store, Kinds, Renew);

    /// <summary>Told on the thread that follows the store, after <see cref="Current"/> has changed.</summary>
    public event Action<ServiceSnapshot>? Changed;

    public ServiceSnapshot Current => _current;

    public IReadOnlyList<ServiceEndpoint> Endpoints(string inNamespace, string service, int port) => _current.Find(inNamespace, service)?.Port(port)?.Endpoints ?? [];

    public ValueTask DisposeAsync() => _mirror.DisposeAsync();

    private void Renew(IReadOnlyDictionary<ObjectKey, JsonObject> objects)
    {
        // An endpoint that stays is the same one, with all that it is busy with.
        Dictionary<IPEndPoint, ServiceEndpoint> known = [];
        _current = new ServiceReader(objects, address => known.TryGetValue(address, out var found) ? found : known[address] = Known(address)).Read();
        _known = known;
        Changed?.Invoke(_current);
    }

    private ServiceEndpoint Known(IPEndPoint address) => _known.GetValueOrDefault(address) ?? new(address.Address.ToString(), address.Port);
}
