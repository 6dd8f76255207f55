namespace Dobos.Offline.Clusters.Controllers.Deployments;

/// <summary>
/// The next step from old pods to new ones: never more than <see cref="DeploymentFacts.MostPods"/>, never fewer available than asked for
/// less <see cref="DeploymentFacts.MaxUnavailable"/>.
/// </summary>
internal static class RollingUpdate
{
    public static IReadOnlyList<Scaling> Next(DeploymentFacts wanted, ReplicaSetFacts latest, IReadOnlyList<ReplicaSetFacts> old)
    {
        var up = Scaled(latest, SizeOfLatest(wanted, latest, old));
        return up.Count > 0 ? up : Down(wanted, latest, [.. old.OrderBy(set => set.Created).ThenBy(set => set.Revision)]);
    }

    /// <summary>How many pods the latest ReplicaSet may have while the old ones have theirs; all at once where the old pods go first.</summary>
    public static int SizeOfLatest(DeploymentFacts wanted, ReplicaSetFacts? latest, IReadOnlyList<ReplicaSetFacts> old)
    {
        var now = latest?.Replicas ?? 0;
        if (wanted.IsRecreated || now > wanted.Replicas)
            return wanted.Replicas;

        var room = wanted.MostPods - now - old.Sum(set => set.Replicas);
        return now + Math.Clamp(room, 0, wanted.Replicas - now);
    }

    private static IReadOnlyList<Scaling> Down(DeploymentFacts wanted, ReplicaSetFacts latest, IReadOnlyList<ReplicaSetFacts> old)
    {
        var fewest = wanted.Replicas - wanted.MaxUnavailable;
        var mayGo = old.Sum(set => set.Replicas) + latest.Replicas - fewest - (latest.Replicas - Available(latest));
        if (mayGo <= 0)
            return [];

        // Those that serve nobody go first: nobody misses them.
        var sizes = old.ToDictionary(set => set.Name, set => set.Replicas);
        Take(old, sizes, mayGo, set => sizes[set.Name] - Available(set));
        Take(old, sizes, Available(latest) + old.Sum(Available) - fewest, set => sizes[set.Name]);
        return [.. old.SelectMany(set => Scaled(set, sizes[set.Name]))];
    }

    private static void Take(IReadOnlyList<ReplicaSetFacts> old, Dictionary<string, int> sizes, int most, Func<ReplicaSetFacts, int> of)
    {
        foreach (var set in old)
        {
            var taken = Math.Clamp(of(set), 0, Math.Max(most, 0));
            sizes[set.Name] -= taken;
            most -= taken;
        }
    }

    /// <summary>Pods that shall go already do not count, though they may still answer.</summary>
    private static int Available(ReplicaSetFacts set) => Math.Min(set.Available, set.Replicas);

    private static IReadOnlyList<Scaling> Scaled(ReplicaSetFacts set, int size) => set.Replicas == size ? [] : [new(set.Name, set.Replicas, size)];
}
