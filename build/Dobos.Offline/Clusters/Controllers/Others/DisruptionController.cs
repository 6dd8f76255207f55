using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers.Others;

/// <summary>Says of each PodDisruptionBudget how many pods it has, and how many may go.</summary>
internal static class DisruptionController
{
    public static readonly Controller Row = new(KindTable.PodDisruptionBudget, Touched, Look);

    private static IEnumerable<ObjectKey> Touched(Cluster cluster, Change change) => change switch
    {
        _ when change.Now.Key.Kind == KindTable.PodDisruptionBudget => [change.Now.Key],
        _ when change.Now.Key.Kind == KindTable.Pod => Claims.Budgets(cluster, change.Now).Concat(change.Before is { } before ? Claims.Budgets(cluster, before) : []),
        _ when change.Now.Key.Kind == KindTable.Deployment || change.Now.Key.Kind == KindTable.ReplicaSet =>
            cluster.Store.List(KindTable.PodDisruptionBudget, change.Now.Key.Namespace).Items.Select(budget => budget.Key),
        _ => [],
    };

    private static DateTimeOffset? Look(Cluster cluster, ObjectKey key)
    {
        if (cluster.Store.Find(key) is not { IsGoing: false } budget)
            return null;

        PodFacts[] pods = [.. PodFacts.All(Selected(cluster, budget)).Where(pod => pod.IsActive)];
        DisruptionBudget facts = new(pods.Length, pods.Count(pod => pod.IsReady), Scale(cluster, pods));
        var now = cluster.Clock.GetUtcNow();
        cluster.Edit(key.Kind, key.Namespace, key.Name, content =>
        {
            content["status"] = facts.Status(content, now);
            return content;
        }, new() { OfStatus = true });
        return null;
    }

    private static IEnumerable<Stored> Selected(Cluster cluster, Stored budget)
    {
        var selector = Claims.SelectorOf(budget);
        return cluster.Store.List(KindTable.Pod, budget.Key.Namespace).Items.Where(pod => selector.Matches(pod.Labels));
    }

    /// <summary>A Deployment counts once, whatever number of ReplicaSets it has; a pod without an owner is its own.</summary>
    private static int Scale(Cluster cluster, IEnumerable<PodFacts> pods) => pods.Select(pod => Top(cluster, pod.Stored)).Distinct().Sum(top =>
        top.Kind == KindTable.Pod ? 1 : (int)(cluster.Store.Find(top)?.Open().Part("spec").Number("replicas") ?? 1));

    private static ObjectKey Top(Cluster cluster, Stored pod) =>
        Owner.ControllerOf(pod, KindTable.ReplicaSet) is not { } set ? pod.Key
        : cluster.Store.Find(set) is { } found && Owner.ControllerOf(found, KindTable.Deployment) is { } deployment ? deployment
        : set;
}
