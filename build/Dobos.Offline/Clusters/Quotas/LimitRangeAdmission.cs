using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Quotas;

/// <summary>Gives containers what a LimitRange says where they say nothing, and refuses what is past its bounds.</summary>
internal static class LimitRangeAdmission
{
    private const string Note = "kubernetes.io/limit-ranger";

    public static void Admit(Cluster cluster, Kind kind, JsonObject? before, JsonObject now)
    {
        if (before is not null || (kind != KindTable.Pod && kind != KindTable.PersistentVolumeClaim))
            return;

        var metadata = now["metadata"]!;
        JsonObject[] limits = [.. cluster.Store.List(KindTable.LimitRange, (string)metadata["namespace"]!).Items.SelectMany(range => range.Open().Part("spec").Items("limits"))];
        if (kind == KindTable.Pod)
            Fill(now, [.. limits.Where(limit => limit.Text("type") == "Container")]);

        string[] faults = [.. limits.SelectMany(limit => LimitRangeCheck.Faults(limit, kind, now)).Distinct()];
        if (faults.Length > 0)
            throw ClusterRefusedException.Forbidden(kind, (string)metadata["name"]!, faults is [var only] ? only : $"[{string.Join(", ", faults)}]");
    }

    private static void Fill(JsonObject pod, IReadOnlyList<JsonObject> limits)
    {
        List<string> told = [];
        foreach (var (container, word) in pod.Part("spec").Items("containers").Select(one => (one, "container")).Concat(pod.Part("spec").Items("initContainers").Select(one => (one, "init container"))))
        {
            Tell(told, Fill(container, limits, "requests", "defaultRequest"), "request", $"{word} {container.Text("name")}");
            Tell(told, Fill(container, limits, "limits", "default"), "limit", $"{word} {container.Text("name")}");
        }

        if (told.Count > 0 && pod.Part("metadata")!.Make("annotations") is { } annotations)
            annotations[Note] = $"LimitRanger plugin set: {string.Join("; ", told)}";
    }

    private static List<string> Fill(JsonObject container, IReadOnlyList<JsonObject> limits, string member, string from)
    {
        List<string> filled = [];
        foreach (var (resource, amount) in limits.SelectMany(limit => limit.Part(from) ?? []).Where(one => one.Value is not null))
        {
            if (container.Make("resources")?.Make(member) is not { } amounts || amounts[resource] is not null)
                continue;

            amounts[resource] = amount!.DeepClone();
            filled.Add(resource);
        }

        return filled;
    }

    private static void Tell(List<string> told, List<string> resources, string what, string of)
    {
        if (resources.Count > 0)
            told.Add($"{string.Join(", ", resources)} {what} for {of}");
    }
}
