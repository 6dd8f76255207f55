using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Controllers.Endpoints;

/// <summary>Pods of a Service that answer at the same ports.</summary>
internal sealed record PodGroup(IReadOnlyList<EndpointPort> Ports, IReadOnlyList<PodFacts> Pods)
{
    /// <summary>All that have an address and have not ended, also those that are not ready or are going.</summary>
    public static IReadOnlyList<PodGroup> Of(JsonObject service, IEnumerable<PodFacts> pods) =>
    [
        .. pods.Where(pod => pod.Ip.Length > 0 && !pod.HasEnded)
            .Select(pod => (Pod: pod, Ports: ServicePorts.Of(service, pod)))
            .GroupBy(one => string.Join(',', one.Ports))
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new PodGroup(group.First().Ports, [.. group.Select(one => one.Pod).OrderBy(pod => pod.Ip, StringComparer.Ordinal)]))
            .Where(group => group.Ports.Count > 0 || !HasPorts(service)),
    ];

    public static JsonObject Reference(PodFacts pod) => new() { ["kind"] = "Pod", ["namespace"] = pod.Stored.Key.Namespace, ["name"] = pod.Name, ["uid"] = pod.Stored.Uid };

    private static bool HasPorts(JsonObject service) => service["spec"]?["ports"] is JsonArray { Count: > 0 };
}
