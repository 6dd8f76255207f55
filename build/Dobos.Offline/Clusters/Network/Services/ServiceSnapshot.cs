using System.Collections.Frozen;

namespace Dobos.Offline.Clusters.Network.Services;

/// <summary>All services of a cluster at one moment.</summary>
internal sealed class ServiceSnapshot(IEnumerable<ServiceEntry> services, IEnumerable<string> namespaces)
{
    public static readonly ServiceSnapshot Empty = new([], []);

    private readonly FrozenDictionary<(string Namespace, string Name), ServiceEntry> _services = services.ToFrozenDictionary(service => (service.Namespace, service.Name));
    private readonly FrozenSet<string> _namespaces = namespaces.ToFrozenSet();

    public IEnumerable<ServiceEntry> All => _services.Values;

    public ServiceEntry? Find(string inNamespace, string name) => _services.GetValueOrDefault((inNamespace, name));

    public bool HasNamespace(string name) => _namespaces.Contains(name);
}
