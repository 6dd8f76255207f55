using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Admissions;

internal static class ServiceChecks
{
    public static void Check(Faults faults, JsonObject? before, JsonObject now)
    {
        if (now.Part("spec") is not { } spec)
        {
            faults.Required("spec");
            return;
        }

        var isHeadless = spec.Text("clusterIP") == "None";
        faults.OneOf("spec.type", spec["type"], "ClusterIP", "ExternalName", "LoadBalancer", "NodePort");
        faults.OneOf("spec.sessionAffinity", spec["sessionAffinity"], "ClientIP", "None");
        foreach (var (key, value) in spec.Part("selector") ?? [])
            MetadataChecks.Label(faults, "spec.selector", key, value.AsText() ?? "");
        if (spec.Text("type") == "ExternalName" && spec.Text("externalName") is null or "")
            faults.Required("spec.externalName");
        if (spec.Text("type") != "ExternalName" && !isHeadless && !spec.Items("ports").Any())
            faults.Required("spec.ports");
        CheckPorts(faults, [.. spec.Items("ports")]);
        CheckAddress(faults, before.Part("spec"), spec);
    }

    private static void CheckPorts(Faults faults, IReadOnlyList<JsonObject> ports)
    {
        HashSet<string> names = [];
        HashSet<(long?, string?)> pairs = [];
        for (var index = 0; index < ports.Count; index++)
        {
            var (port, path) = (ports[index], $"spec.ports[{index}]");
            if (port.Text("name") is not { Length: > 0 } name)
                RequireName(faults, ports, path);
            else if (Names.Label(name) is { } why)
                faults.Invalid($"{path}.name", name, why);
            else if (!names.Add(name))
                faults.Duplicate($"{path}.name", name);

            ContainerChecks.Port(faults, $"{path}.port", port["port"] ?? 0);
            ContainerChecks.Port(faults, $"{path}.targetPort", port["targetPort"]);
            if (port.Text("targetPort") is { } target && Names.Port(target) is { } whyNot)
                faults.Invalid($"{path}.targetPort", target, whyNot);
            faults.OneOf($"{path}.protocol", port["protocol"], "SCTP", "TCP", "UDP");
            if (!pairs.Add((port.Number("port"), port.Text("protocol"))))
                faults.Duplicate(path, new JsonObject { ["protocol"] = port.Text("protocol"), ["port"] = port.Number("port") });
        }
    }

    private static void RequireName(Faults faults, IReadOnlyList<JsonObject> ports, string path)
    {
        if (ports.Count > 1)
            faults.Required($"{path}.name");
    }

    /// <summary>Others may hold on to its address for as long as it is there.</summary>
    private static void CheckAddress(Faults faults, JsonObject? before, JsonObject now)
    {
        if (before.Text("type") is null or "ExternalName" || now.Text("type") == "ExternalName" || before.Text("clusterIP") is not { Length: > 0 } was)
            return;
        if (now.Text("clusterIP") is { Length: > 0 } address && address != was)
            faults.Invalid("spec.clusterIPs[0]", new JsonArray(address), "may not change once set");
    }
}
