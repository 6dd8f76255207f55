using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dobos.Offline.Clusters.Nodes.Specs;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Nodes.Environments;

/// <summary>What a container may be told of its own pod.</summary>
internal static partial class DownwardApi
{
    /// <summary>Of a field such as metadata.labels['app'], an empty text where it is not set.</summary>
    public static string Field(PodSpec pod, string address, string path)
    {
        var metadata = pod.Content["metadata"]!;
        if (Entry().Match(path) is { Success: true } entry)
            return (string?)metadata[entry.Groups["map"].Value]?[entry.Groups["key"].Value] ?? "";

        return path switch
        {
            "metadata.name" => pod.Name,
            "metadata.namespace" => pod.Namespace,
            "metadata.uid" => pod.Uid,
            "metadata.labels" or "metadata.annotations" => All(metadata[path["metadata.".Length..]]),
            "spec.nodeName" => NodeObject.Name,
            "spec.serviceAccountName" => pod.ServiceAccount,
            "status.hostIP" or "status.hostIPs" => NodeObject.Address,
            "status.podIP" or "status.podIPs" => address,
            _ => throw new ContainerConfigException($"unsupported fieldPath: {path}"),
        };
    }

    public static string Resource(PodSpec pod, ContainerSpec container, JsonNode reference)
    {
        var about = (string?)reference["containerName"] is { Length: > 0 } name ? pod.AllContainers.FirstOrDefault(one => one.Name == name) ?? container : container;
        var path = (string?)reference["resource"] ?? "";
        if (path.Split('.', 2) is not ["limits" or "requests", var resource])
            throw new ContainerConfigException($"unsupported container resource : {path}");

        var resources = about.Content["resources"];
        var said = Quantity.Of(resources?[path.Split('.')[0]]?[resource]) ?? Quantity.Of(resources?["limits"]?[resource]);
        return InParts(said?.Value ?? All(resource), Quantity.Of(reference["divisor"]));
    }

    /// <summary>Whole parts of the divisor, rounded up, as containers are told.</summary>
    private static string InParts(decimal amount, Quantity? divisor) => Math.Ceiling(amount / (divisor is { Value: > 0 and var by } ? by : 1)).ToString("0", CultureInfo.InvariantCulture);

    /// <summary>Without a limit, all that the node has.</summary>
    private static decimal All(string resource) => resource switch
    {
        "cpu" => Environment.ProcessorCount,
        "memory" => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        _ => 0,
    };

    private static string All(JsonNode? map) =>
        string.Join('\n', (map as JsonObject ?? []).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key}={JsonValue.Create((string?)one.Value ?? "").ToJsonString()}")));

    [GeneratedRegex(@"^metadata\.(?<map>labels|annotations)\['(?<key>[^']+)'\]\z")]
    private static partial Regex Entry();
}
