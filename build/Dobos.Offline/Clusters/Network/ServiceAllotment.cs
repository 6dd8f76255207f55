using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Network;

/// <summary>The addresses and node ports that services have already.</summary>
internal sealed class ServiceAllotment
{
    public ServiceAllotment(IEnumerable<JsonObject> services)
    {
        foreach (var spec in services.Select(service => service["spec"]))
        {
            if ((string?)spec?["clusterIP"] is { Length: > 0 } address)
                Addresses.Add(address);
            foreach (var port in spec.Items("ports"))
            {
                if ((int?)port["nodePort"] is { } number)
                    NodePorts.Add(number);
            }
        }
    }

    public HashSet<string> Addresses { get; } = [];

    public HashSet<int> NodePorts { get; } = [];
}
