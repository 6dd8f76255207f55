using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Quotas;

/// <summary>What an object takes of a quota, under every name that a quota may give it.</summary>
internal static class Usage
{
    private static readonly string[] ShortNames = ["cpu", "memory", "ephemeral-storage"];
    private static readonly Kind[] CountedByName = [KindTable.Secret, KindTable.ConfigMap, KindTable.PersistentVolumeClaim, KindTable.ResourceQuota];

    public static Resources Of(Kind kind, JsonObject content)
    {
        Resources usage = new() { [$"count/{kind.Resource}"] = Quantity.One };
        if (CountedByName.Contains(kind))
            usage[kind.Plural] = Quantity.One;
        if (kind == KindTable.Pod)
            AddPod(usage, content);
        else if (kind == KindTable.Service)
            AddService(usage, content.Part("spec"));
        else if (kind == KindTable.PersistentVolumeClaim)
            AddClaim(usage, content.Part("spec"));
        return usage;
    }

    /// <summary>The kinds of which a quota with these names counts the objects.</summary>
    public static IEnumerable<Kind> Kinds(IEnumerable<string> names) => names.Select(KindOf).OfType<Kind>().Distinct();

    private static Kind? KindOf(string name) => name switch
    {
        _ when name.StartsWith("count/", StringComparison.Ordinal) => KindTable.Rows.FirstOrDefault(kind => name == $"count/{kind.Resource}"),
        "requests.storage" => KindTable.PersistentVolumeClaim,
        _ when name.Contains("storageclass", StringComparison.Ordinal) => KindTable.PersistentVolumeClaim,
        _ when name.StartsWith("services", StringComparison.Ordinal) => KindTable.Service,
        _ when CountedByName.FirstOrDefault(kind => kind.Plural == name) is { } kind => kind,
        _ => KindTable.Pod,
    };

    /// <summary>One that has ended takes nothing any more, but is there.</summary>
    private static void AddPod(Resources usage, JsonObject pod)
    {
        if (pod.Part("status").Text("phase") is "Succeeded" or "Failed")
            return;

        usage["pods"] = Quantity.One;
        foreach (var (name, amount) in PodResources.Requests(pod))
        {
            usage[$"requests.{name}"] = amount;
            if (ShortNames.Contains(name))
                usage[name] = amount;
        }

        foreach (var (name, amount) in PodResources.Limits(pod))
            usage[$"limits.{name}"] = amount;
    }

    private static void AddService(Resources usage, JsonObject? spec)
    {
        usage["services"] = Quantity.One;
        Quantity ports = new(spec.Items("ports").Count());
        if (spec.Text("type") == "LoadBalancer")
            usage["services.loadbalancers"] = Quantity.One;
        if (spec.Text("type") is "NodePort" or "LoadBalancer")
            usage["services.nodeports"] = ports;
    }

    private static void AddClaim(Resources usage, JsonObject? spec)
    {
        if (Quantity.Of(spec.Part("resources", "requests")?["storage"]) is { } storage)
            usage["requests.storage"] = storage;
    }
}
