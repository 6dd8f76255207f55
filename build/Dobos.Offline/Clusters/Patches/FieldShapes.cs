using Dobos.Offline.Clusters.Kinds;

namespace Dobos.Offline.Clusters.Patches;

/// <summary>The fields of the known kinds that are not merged in the plain way, by their name and, where that is not enough, by what they are in.</summary>
internal static class FieldShapes
{
    private static readonly FieldShape Atomic = new() { IsAtomic = true };
    private static readonly FieldShape ByName = Keyed("name");
    private static readonly FieldShape References = ByName with { HasAtomicItems = true };
    private static readonly FieldShape ContainerPorts = new() { Keys = ["containerPort", "protocol"], MergeKey = "containerPort" };
    private static readonly FieldShape ServicePorts = new() { Keys = ["port", "protocol"], MergeKey = "port" };

    private static readonly Dictionary<string, FieldShape> ByField = new()
    {
        ["ownerReferences"] = Keyed("uid") with { HasAtomicItems = true },
        ["finalizers"] = new() { IsSet = true },
        ["podCIDRs"] = new() { IsSet = true },
        ["containers"] = ByName,
        ["initContainers"] = ByName,
        ["ephemeralContainers"] = ByName,
        ["volumes"] = ByName,
        ["imagePullSecrets"] = References,
        ["resourceClaims"] = ByName,
        ["schedulingGates"] = ByName,
        ["env"] = ByName,
        ["volumeMounts"] = Keyed("mountPath"),
        ["volumeDevices"] = Keyed("devicePath"),
        ["hostAliases"] = Keyed("ip"),
        ["topologySpreadConstraints"] = new() { Keys = ["topologyKey", "whenUnsatisfiable"], MergeKey = "topologyKey" },
        ["conditions"] = Keyed("type"),
        ["podIPs"] = Keyed("ip"),
        ["claims"] = new() { Keys = ["name"] },
        ["nodeSelector"] = Atomic,
        ["selector"] = Atomic,
        ["labelSelector"] = Atomic,
        ["namespaceSelector"] = Atomic,
        ["podSelector"] = Atomic,
        ["secretKeyRef"] = Atomic,
        ["configMapKeyRef"] = Atomic,
        ["fieldRef"] = Atomic,
        ["resourceFieldRef"] = Atomic,
        ["scopeSelector"] = Atomic,
        ["roleRef"] = Atomic,
        ["involvedObject"] = Atomic,
        ["related"] = Atomic,
        ["targetRef"] = Atomic,
        ["dataSource"] = Atomic,
    };

    private static readonly Dictionary<(Kind Kind, string Parent, string Field), FieldShape> ByPlace = new()
    {
        [(KindTable.Service, "spec", "ports")] = ServicePorts,
        [(KindTable.ServiceAccount, "", "secrets")] = References,
        [(KindTable.Node, "status", "addresses")] = Keyed("type"),
        [(KindTable.Ingress, "defaultBackend", "resource")] = Atomic,
        [(KindTable.Ingress, "service", "port")] = Atomic,
        [(KindTable.Namespace, "spec", "finalizers")] = FieldShape.Plain,
        [(KindTable.PodDisruptionBudget, "spec", "selector")] = Atomic with { IsReplaced = true },
        [(KindTable.Job, "status", "conditions")] = new() { MergeKey = "type" },
    };

    /// <summary><paramref name="parent"/> is the field that holds it, or whose items do; empty for the object itself.</summary>
    public static FieldShape Of(Kind kind, string parent, string field) =>
        ByPlace.TryGetValue((kind, parent, field), out var placed) ? placed
        : field == "ports" ? parent is "containers" or "initContainers" or "ephemeralContainers" ? ContainerPorts : FieldShape.Plain
        : parent is "labels" or "annotations" or "data" or "binaryData" or "matchLabels" or "stringData" ? FieldShape.Plain
        : ByField.GetValueOrDefault(field, FieldShape.Plain);

    private static FieldShape Keyed(string key) => new() { Keys = [key], MergeKey = key };
}
