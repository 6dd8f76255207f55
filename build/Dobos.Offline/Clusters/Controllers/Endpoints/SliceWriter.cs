using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers.Endpoints;

/// <summary>The EndpointSlices of a Service: all its pods, and of each whether it answers. A pod that goes is there, not ready, and may still serve.</summary>
internal static class SliceWriter
{
    public const string ServiceName = "kubernetes.io/service-name";
    public const string ManagedBy = "endpointslice.kubernetes.io/managed-by";
    public const string Us = "endpointslice-controller.k8s.io";

    private const int Most = 100;

    public static IReadOnlyList<JsonObject> Of(Stored service, IReadOnlyList<PodGroup> groups)
    {
        var content = service.Open();
        return [.. groups.SelectMany(group => group.Pods.Chunk(Most).Select(pods => Slice(service, content, group.Ports, pods)))];
    }

    private static JsonObject Slice(Stored service, JsonObject content, IReadOnlyList<EndpointPort> ports, IEnumerable<PodFacts> pods)
    {
        var labels = EndpointsWriter.Labels(content, ManagedBy, Us);
        labels[ServiceName] = service.Key.Name;
        var takesAll = EndpointsWriter.TakesAll(content);
        return new()
        {
            ["metadata"] = new JsonObject
            {
                ["generateName"] = $"{service.Key.Name}-",
                ["labels"] = labels,
                ["ownerReferences"] = new JsonArray(Owner.Reference(service)),
            },
            ["addressType"] = "IPv4",
            ["endpoints"] = new JsonArray([.. pods.Select(pod => Endpoint(pod, takesAll))]),
            ["ports"] = new JsonArray([.. ports.Select(port => port.Write(always: true))]),
        };
    }

    private static JsonObject Endpoint(PodFacts pod, bool takesAll)
    {
        JsonObject endpoint = new()
        {
            ["addresses"] = new JsonArray(pod.Ip),
            ["conditions"] = new JsonObject { ["ready"] = takesAll || (pod.IsReady && !pod.IsGoing), ["serving"] = pod.IsReady, ["terminating"] = pod.IsGoing },
        };
        if ((string?)pod.Content["spec"]?["hostname"] is { Length: > 0 } name)
            endpoint["hostname"] = name;
        if (pod.Node.Length > 0)
            endpoint["nodeName"] = pod.Node;
        endpoint["targetRef"] = PodGroup.Reference(pod);
        return endpoint;
    }
}
