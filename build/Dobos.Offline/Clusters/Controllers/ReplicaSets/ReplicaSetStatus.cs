using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Controllers.ReplicaSets;

/// <summary>What a ReplicaSet says of itself, from its pods. <paramref name="Failure"/> is why some of them could not be made.</summary>
internal sealed record ReplicaSetStatus(IReadOnlyList<PodFacts> Pods, string? Failure)
{
    public JsonObject Of(JsonObject content, DateTimeOffset now)
    {
        var spec = content["spec"]!;
        var minReadySeconds = (int?)spec["minReadySeconds"] ?? 0;
        var labels = spec["template"]?["metadata"]?["labels"] as JsonObject ?? [];
        JsonObject status = new() { ["replicas"] = Pods.Count };
        Count(status, "fullyLabeledReplicas", pod => labels.All(label => pod.Stored.Labels.GetValueOrDefault(label.Key) == (string?)label.Value));
        Count(status, "readyReplicas", pod => pod.IsReady);
        Count(status, "availableReplicas", pod => pod.IsAvailable(minReadySeconds, now));
        status["observedGeneration"] = content["metadata"]!["generation"]?.DeepClone();
        if (content["status"]?["conditions"] is { } conditions)
            status["conditions"] = conditions.DeepClone();

        if (Failure is null)
            Conditions.Remove(status, "ReplicaFailure");
        else
            Conditions.Set(status, new("ReplicaFailure", "True", "FailedCreate", Failure), now);
        return status;
    }

    /// <summary>When a pod that is ready will have been so for long enough; null when none is waited for.</summary>
    public DateTimeOffset? NextAvailable(int minReadySeconds, DateTimeOffset now) =>
        minReadySeconds == 0 ? null : Pods.Select(pod => pod.AvailableAt(minReadySeconds)).Where(time => time > now).Min();

    private void Count(JsonObject status, string name, Func<PodFacts, bool> counts)
    {
        if (Pods.Count(counts) is > 0 and var number)
            status[name] = number;
    }
}
