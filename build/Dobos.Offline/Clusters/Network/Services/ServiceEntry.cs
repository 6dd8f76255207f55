namespace Dobos.Offline.Clusters.Network.Services;

/// <summary>A service as the network sees it.</summary>
internal sealed record ServiceEntry(string Namespace, string Name, string ClusterIP, string? ExternalName, IReadOnlyList<ServicePort> Ports)
{
    /// <summary>It has an address of its own: neither headless nor a name for something outside.</summary>
    public bool HasAddress => ExternalName is null && ClusterIP is not ("" or "None");

    /// <summary>It asks for an address outside the cluster.</summary>
    public bool IsBalanced { get; init; }

    public ServicePort? Port(int number) => Ports.FirstOrDefault(port => port.Number == number && port.Protocol == "TCP");

    public ServicePort? Port(string name) => Ports.FirstOrDefault(port => port.Name == name);

    public override string ToString() => $"{Namespace}/{Name}";
}
