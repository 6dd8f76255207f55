namespace Dobos.Offline.Clusters.Controllers.Deployments;

/// <summary>Which old ReplicaSets are no longer kept to go back to: the oldest revisions past the limit, of those without pods.</summary>
internal static class History
{
    public static IEnumerable<ReplicaSetFacts> Surplus(DeploymentFacts wanted, IReadOnlyCollection<ReplicaSetFacts> old) => wanted.HistoryLimit == int.MaxValue ? [] :
        old.OrderBy(set => set.Revision).Take(old.Count - wanted.HistoryLimit).Where(set => set is { Replicas: 0, Actual: 0, IsSettled: true });
}
