using System.Text.Json;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Controllers.Endpoints;

/// <summary>Where a pod answers for the ports of a Service: a port by name is the container port of that name, which may differ from pod to pod.</summary>
internal static class ServicePorts
{
    public static IReadOnlyList<EndpointPort> Of(JsonObject service, PodFacts pod) =>
        [.. service["spec"].Items("ports").Select(port => One(port, pod)).OfType<EndpointPort>()];

    private static EndpointPort? One(JsonObject port, PodFacts pod)
    {
        var protocol = (string?)port["protocol"] ?? "TCP";
        return Number(port["targetPort"] ?? port["port"]!, protocol, pod) is { } number
            ? new((string?)port["name"] ?? "", number, protocol) { AppProtocol = (string?)port["appProtocol"] }
            : null;
    }

    private static int? Number(JsonNode target, string protocol, PodFacts pod) => target.GetValueKind() == JsonValueKind.Number ? (int)target : (int?)Ports(pod)
        .FirstOrDefault(port => (string?)port["name"] == (string?)target && ((string?)port["protocol"] ?? "TCP") == protocol)?["containerPort"];

    private static IEnumerable<JsonObject> Ports(PodFacts pod) =>
        pod.Content["spec"].Items("containers").SelectMany(container => container.Items("ports"));
}
