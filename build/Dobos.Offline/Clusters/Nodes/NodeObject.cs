using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Nodes.Images;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Nodes;

/// <summary>The one node of a cluster, as clients see it.</summary>
internal static class NodeObject
{
    public const string Name = "box";
    public const string Address = "127.0.0.1";

    private const int Pods = 110;

    public static void Show(Cluster cluster)
    {
        if (cluster.Find(KindTable.Node, "", Name) is null)
            cluster.Create(KindTable.Node, "", new() { ["metadata"] = new JsonObject { ["name"] = Name, ["labels"] = Labels() }, ["spec"] = new JsonObject() });
        cluster.Edit(KindTable.Node, "", Name, node => With(node, Status(cluster.Clock.GetUtcNow())), new() { OfStatus = true });
    }

    private static JsonObject With(JsonObject node, JsonObject status)
    {
        node["status"] = status;
        return node;
    }

    private static JsonObject Labels() => new()
    {
        ["kubernetes.io/hostname"] = Name,
        ["kubernetes.io/os"] = "linux",
        ["kubernetes.io/arch"] = Platform.Name.Split('/')[1],
    };

    private static JsonObject Status(DateTimeOffset now) => new()
    {
        ["capacity"] = Capacity(),
        ["allocatable"] = Capacity(),
        ["conditions"] = new JsonArray(
            Condition("MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available", now),
            Condition("DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure", now),
            Condition("PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available", now),
            Condition("Ready", "True", "KubeletReady", "the box runs pods", now)),
        ["addresses"] = new JsonArray(new JsonObject { ["type"] = "InternalIP", ["address"] = Address }, new JsonObject { ["type"] = "Hostname", ["address"] = Name }),
        ["daemonEndpoints"] = new JsonObject { ["kubeletEndpoint"] = new JsonObject { ["Port"] = 0 } },
        ["nodeInfo"] = new JsonObject
        {
            ["machineID"] = "",
            ["systemUUID"] = "",
            ["bootID"] = "",
            ["kernelVersion"] = Environment.OSVersion.Version.ToString(),
            ["osImage"] = RuntimeInformation.OSDescription,
            ["containerRuntimeVersion"] = "dobos://1",
            ["kubeletVersion"] = "v1.34.9",
            ["kubeProxyVersion"] = "",
            ["operatingSystem"] = "linux",
            ["architecture"] = Platform.Name.Split('/')[1],
        },
    };

    private static JsonObject Capacity() => new()
    {
        ["cpu"] = Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture),
        ["memory"] = string.Create(CultureInfo.InvariantCulture, $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1024}Ki"),
        ["pods"] = Pods.ToString(CultureInfo.InvariantCulture),
    };

    private static JsonObject Condition(string type, string status, string reason, string message, DateTimeOffset now) => new()
    {
        ["type"] = type,
        ["status"] = status,
        ["lastHeartbeatTime"] = Metadata.Time(now),
        ["lastTransitionTime"] = Metadata.Time(now),
        ["reason"] = reason,
        ["message"] = message,
    };
}
