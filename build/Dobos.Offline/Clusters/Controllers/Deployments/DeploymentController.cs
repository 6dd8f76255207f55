using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers.Deployments;

internal static class DeploymentController
{
    public static readonly Controller Row = new(KindTable.Deployment, Touched, Look);

    private static IEnumerable<ObjectKey> Touched(Cluster cluster, Change change) => change switch
    {
        _ when change.Now.Key.Kind == KindTable.Deployment => [change.Now.Key],
        _ when change.Now.Key.Kind == KindTable.ReplicaSet => OfSet(cluster, change.Now).Concat(change.Before is { } before ? OfSet(cluster, before) : []),
        // One that recreates its pods waits for the last old one to be gone.
        { Type: ChangeType.Deleted } when change.Now.Key.Kind == KindTable.Pod && Owner.ControllerOf(change.Now, KindTable.ReplicaSet) is { } key && cluster.Store.Find(key) is { } set => OfSet(cluster, set),
        _ => [],
    };

    private static IEnumerable<ObjectKey> OfSet(Cluster cluster, Stored set) =>
        Owner.ControllerOf(set, KindTable.Deployment) is { } key ? [key] : Claims.Suitors(cluster, set, KindTable.Deployment);

    private static DateTimeOffset? Look(Cluster cluster, ObjectKey key) => cluster.Store.Find(key) is { } deployment ? new Rollout(cluster, deployment).Look() : null;
}
