using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Nodes.Specs;

namespace Dobos.Offline.Clusters.Nodes.Status;

/// <summary>How much a pod has been promised, which clients show.</summary>
internal static class QosClass
{
    private static readonly string[] Counted = ["cpu", "memory"];

    public static string Of(PodSpec pod)
    {
        JsonObject?[] all = [.. pod.AllContainers.Select(container => container.Content["resources"] as JsonObject)];
        if (all.All(resources => Counted.All(name => resources?["limits"]?[name] is null && resources?["requests"]?[name] is null)))
            return "BestEffort";

        return all.All(resources => Counted.All(name => resources?["limits"]?[name] is { } limit && (resources["requests"]?[name] is not { } request || JsonNode.DeepEquals(request, limit)))) ? "Guaranteed" : "Burstable";
    }
}
