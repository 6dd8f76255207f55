using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers.ReplicaSets;

/// <summary>As many pods as asked for. It counts what is really there while nobody else writes, so it never makes one twice.</summary>
internal static class ReplicaSetController
{
    public static readonly Controller Row = new(KindTable.ReplicaSet, Touched, Look);

    private const string Component = "replicaset-controller";

    private static IEnumerable<ObjectKey> Touched(Cluster cluster, Change change) => change switch
    {
        _ when change.Now.Key.Kind == KindTable.ReplicaSet => [change.Now.Key],
        _ when change.Now.Key.Kind == KindTable.Pod => OfPod(cluster, change.Now).Concat(change.Before is { } before ? OfPod(cluster, before) : []),
        _ => [],
    };

    private static IEnumerable<ObjectKey> OfPod(Cluster cluster, Stored pod) =>
        Owner.ControllerOf(pod, KindTable.ReplicaSet) is { } key ? [key] : Claims.Suitors(cluster, pod, KindTable.ReplicaSet);

    private static DateTimeOffset? Look(Cluster cluster, ObjectKey key)
    {
        if (cluster.Store.Find(key) is not { } set)
            return null;

        var spec = set.Open()["spec"]!;
        var failure = set.IsGoing ? null : Adjust(cluster, set, Pods(cluster, set), (int?)spec["replicas"] ?? 1, spec["template"]!);
        ReplicaSetStatus status = new(Pods(cluster, set), failure?.Message);
        var now = cluster.Clock.GetUtcNow();
        cluster.Edit(key.Kind, key.Namespace, key.Name, content =>
        {
            content["status"] = status.Of(content, now);
            return content;
        }, new() { OfStatus = true });
        return failure is null ? status.NextAvailable((int?)spec["minReadySeconds"] ?? 0, now) : throw failure;
    }

    private static IReadOnlyList<PodFacts> Pods(Cluster cluster, Stored set) =>
        [.. PodFacts.All(Claims.Settle(cluster, set, Claims.SelectorOf(set), KindTable.Pod)).Where(pod => pod.IsActive)];

    /// <summary>The refusal that keeps it from making more pods; null when it has as many as asked for.</summary>
    private static ClusterRefusedException? Adjust(Cluster cluster, Stored set, IReadOnlyList<PodFacts> pods, int wanted, JsonNode template)
    {
        foreach (var pod in Victims.Choose(pods, pods.Count - wanted))
        {
            cluster.Delete(KindTable.Pod, set.Key.Namespace, pod.Name, new());
            EventRecorder.Record(cluster, set, "Normal", "SuccessfulDelete", $"Deleted pod: {pod.Name}", Component);
        }

        try
        {
            for (var missing = wanted - pods.Count; missing > 0; missing--)
            {
                var made = cluster.Create(KindTable.Pod, set.Key.Namespace, NewPod.Of(set, template));
                EventRecorder.Record(cluster, set, "Normal", "SuccessfulCreate", $"Created pod: {made.Key.Name}", Component);
            }

            return null;
        }
        catch (ClusterRefusedException refused)
        {
            EventRecorder.Record(cluster, set, "Warning", "FailedCreate", $"Error creating: {refused.Message}", Component);
            return refused;
        }
    }
}
