using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Controllers.Endpoints;

/// <summary>The Endpoints of a Service: the addresses that answer, and those that do not yet. A pod that goes is not among them.</summary>
internal static class EndpointsWriter
{
    private const string Headless = "service.kubernetes.io/headless";

    public static JsonObject Of(JsonObject service, IReadOnlyList<PodGroup> groups)
    {
        var takesAll = TakesAll(service);
        JsonArray subsets = [.. groups.Select(group => Subset(group, takesAll)).OfType<JsonObject>()];
        JsonObject content = new() { ["metadata"] = new JsonObject { ["name"] = (string)service["metadata"]!["name"]!, ["labels"] = Labels(service, "endpoints.kubernetes.io/managed-by", "endpoint-controller") } };
        if (subsets.Count > 0)
            content["subsets"] = subsets;
        return content;
    }

    /// <summary>Whoever looks for its peers wants them before they are ready.</summary>
    public static bool TakesAll(JsonObject service) => (bool?)service["spec"]?["publishNotReadyAddresses"] ?? false;

    public static JsonObject Labels(JsonObject service, string name, string value)
    {
        var labels = service["metadata"]?["labels"]?.DeepClone() as JsonObject ?? [];
        labels.Remove(Headless);
        labels[name] = value;
        if ((string?)service["spec"]?["clusterIP"] == "None")
            labels[Headless] = "";
        return labels;
    }

    private static JsonObject? Subset(PodGroup group, bool takesAll)
    {
        JsonObject subset = [];
        Add(subset, "addresses", group.Pods.Where(pod => takesAll || (!pod.IsGoing && pod.IsReady)));
        Add(subset, "notReadyAddresses", group.Pods.Where(pod => !takesAll && !pod.IsGoing && !pod.IsReady));
        if (subset.Count == 0)
            return null;
        if (group.Ports.Count > 0)
            subset["ports"] = new JsonArray([.. group.Ports.Select(port => port.Write(always: false))]);
        return subset;
    }

    private static void Add(JsonObject subset, string member, IEnumerable<PodFacts> pods)
    {
        JsonArray addresses = [.. pods.Select(Address)];
        if (addresses.Count > 0)
            subset[member] = addresses;
    }

    private static JsonObject Address(PodFacts pod)
    {
        JsonObject address = new() { ["ip"] = pod.Ip };
        if ((string?)pod.Content["spec"]?["hostname"] is { Length: > 0 } name)
            address["hostname"] = name;
        if (pod.Node.Length > 0)
            address["nodeName"] = pod.Node;
        address["targetRef"] = PodGroup.Reference(pod);
        return address;
    }
}
