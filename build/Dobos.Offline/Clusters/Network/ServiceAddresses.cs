using System.Net;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Network;

/// <summary>
/// Allots each service its cluster IP and node ports. Cluster IPs are loopback addresses, so that on Linux they are reachable as they stand;
/// pods have theirs below 127.128.0.0, services above.
/// </summary>
internal static class ServiceAddresses
{
    public const string Range = "127.128.0.0/9";

    private const int FirstNodePort = 30000;
    private const int LastNodePort = 32767;
    private const string Headless = "None";

    private static readonly IPNetwork Network = IPNetwork.Parse(Range);

    public static void Admit(Cluster cluster, Kind kind, JsonObject? before, JsonObject now)
    {
        if (kind != KindTable.Service || now["spec"] is not JsonObject spec)
            return;

        ServiceAllotment allotted = new(cluster.Store.List(KindTable.Service).Items.Where(other => other.Uid != (string?)now["metadata"]?["uid"]).Select(other => other.Open()));
        var type = (string?)spec["type"] ?? "ClusterIP";
        if (type == "ExternalName")
            RemoveAddress(spec);
        else
            Address((string?)now["metadata"]?["name"] ?? "", before?["spec"] as JsonObject, spec, allotted);

        if (type is "NodePort" or "LoadBalancer")
            NodePorts((string?)now["metadata"]?["name"] ?? "", before?["spec"] as JsonObject, spec, allotted);
        else
            RemoveNodePorts(spec);
    }

    private static void RemoveAddress(JsonObject spec)
    {
        foreach (var member in (string[])["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"])
            spec.Remove(member);
    }

    private static void Address(string name, JsonObject? before, JsonObject spec, ServiceAllotment allotted)
    {
        var had = Said(before, "clusterIP");
        var asked = Said(spec, "clusterIP") ?? (string?)(spec["clusterIPs"] as JsonArray)?.FirstOrDefault();
        if (had is not null && asked is not null && asked != had)
            throw Invalid(name, "spec.clusterIPs[0]", asked, "may not change once set");

        var address = asked ?? had ?? Draw(allotted);
        if (address != Headless && asked is not null && had is null)
            Check(name, asked, allotted);

        spec["clusterIP"] = address;
        spec["clusterIPs"] = new JsonArray(address);
        spec["ipFamilies"] ??= new JsonArray("IPv4");
        spec["ipFamilyPolicy"] ??= "SingleStack";
    }

    private static void Check(string name, string asked, ServiceAllotment allotted)
    {
        if (!IPAddress.TryParse(asked, out var address) || !Network.Contains(address))
            throw Invalid(name, "spec.clusterIPs", asked, $"failed to allocate IP {asked}: the provided network does not match the current range ({Range})");
        if (allotted.Addresses.Contains(asked))
            throw Invalid(name, "spec.clusterIPs", asked, $"failed to allocate IP {asked}: provided IP is already allocated");
    }

    /// <summary>At random, so that two clusters of one machine hardly ever draw the same.</summary>
    private static string Draw(ServiceAllotment allotted)
    {
        while (true)
        {
            var drawn = $"127.{Random.Shared.Next(128, 256)}.{Random.Shared.Next(256)}.{Random.Shared.Next(1, 255)}";
            if (!allotted.Addresses.Contains(drawn))
                return drawn;
        }
    }

    private static void NodePorts(string name, JsonObject? before, JsonObject spec, ServiceAllotment allotted)
    {
        HashSet<int> taken = [.. allotted.NodePorts];
        foreach (var port in spec.Items("ports"))
        {
            var same = before.Items("ports").FirstOrDefault(other => (int?)other["port"] == (int?)port["port"] && ((string?)other["protocol"] ?? "TCP") == ((string?)port["protocol"] ?? "TCP"));
            var asked = (int?)port["nodePort"] is > 0 and var said ? said : (int?)same?["nodePort"];
            if (asked is { } number && (number is < FirstNodePort or > LastNodePort))
                throw Invalid(name, "spec.ports[0].nodePort", $"{number}", $"provided port is not in the valid range. The range of valid ports is {FirstNodePort}-{LastNodePort}");
            if (asked is { } wanted && !taken.Add(wanted))
                throw Invalid(name, "spec.ports[0].nodePort", $"{wanted}", "provided port is already allocated");

            port["nodePort"] = asked ?? DrawPort(taken);
        }
    }

    private static int DrawPort(HashSet<int> taken)
    {
        for (var i = 0; i <= LastNodePort - FirstNodePort; i++)
        {
            var drawn = Random.Shared.Next(FirstNodePort, LastNodePort + 1);
            if (taken.Add(drawn))
                return drawn;
        }

        return Enumerable.Range(FirstNodePort, LastNodePort - FirstNodePort + 1).First(taken.Add);
    }

    private static void RemoveNodePorts(JsonObject spec)
    {
        foreach (var port in spec.Items("ports"))
            port.Remove("nodePort");
    }

    private static string? Said(JsonObject? spec, string member) => (string?)spec?[member] is { Length: > 0 } said ? said : null;

    private static ClusterRefusedException Invalid(string name, string field, string value, string why) =>
        ClusterRefusedException.Invalid(KindTable.Service, name, [(field, $"Invalid value: {(int.TryParse(value, out _) ? value : $"\"{value}\"")}: {why}")]);
}
