using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers.Jobs;

internal static class JobController
{
    public static readonly Controller Row = new(KindTable.Job, Touched, Look);

    private static IEnumerable<ObjectKey> Touched(Cluster cluster, Change change) => change switch
    {
        _ when change.Now.Key.Kind == KindTable.Job => [change.Now.Key],
        _ when change.Now.Key.Kind == KindTable.Pod => Owner.ControllerOf(change.Now, KindTable.Job) is { } job ? [job] : [],
        _ => [],
    };

    private static DateTimeOffset? Look(Cluster cluster, ObjectKey key)
    {
        var job = cluster.Store.Find(key);

        // Pods whose Job is gone are not counted any more.
        foreach (var pod in cluster.Store.List(KindTable.Pod, key.Namespace).Items.Where(pod => (job is null || !pod.Owners.Contains(job.Uid)) && Owner.ControllerOf(pod, KindTable.Job) == key))
            if (new PodFacts(pod) is var facts && JobPod.IsUncounted(facts))
                JobPod.Release(cluster, facts);

        return job is null ? null : new JobLook(cluster, job).Look();
    }
}
