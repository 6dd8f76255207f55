namespace Dobos.Offline.Clusters.Controllers.Deployments;

/// <summary>How the ReplicaSets follow when another number of pods is asked for: in the middle of a rollout each in proportion, so that neither side bears it all.</summary>
internal static class Rescaling
{
    /// <summary>Somebody asked for another number since a ReplicaSet with pods was last scaled.</summary>
    public static bool IsDue(DeploymentFacts wanted, IEnumerable<ReplicaSetFacts> sets) => sets.Any(set => set.Replicas > 0 && set.Desired is { } desired && desired != wanted.Replicas);

    public static IReadOnlyList<Scaling> Next(DeploymentFacts wanted, ReplicaSetFacts? latest, IReadOnlyList<ReplicaSetFacts> old)
    {
        ReplicaSetFacts[] active = [.. old.Append(latest).OfType<ReplicaSetFacts>().Where(set => set.Replicas > 0)];
        if (active.Length <= 1)
            return (active.FirstOrDefault() ?? latest ?? old.MaxBy(set => set.Created)) is { } only ? [new(only.Name, only.Replicas, wanted.Replicas)] : [];
        if (latest is not null && latest.Replicas == wanted.Replicas && latest.Desired == wanted.Replicas && latest.Available == wanted.Replicas)
            return [.. active.Where(set => set.Name != latest.Name).Select(set => new Scaling(set.Name, set.Replicas, 0))];

        return wanted.IsRecreated ? [] : InProportion(wanted, active);
    }

    private static IReadOnlyList<Scaling> InProportion(DeploymentFacts wanted, ReplicaSetFacts[] active)
    {
        var most = wanted.Replicas > 0 ? wanted.MostPods : 0;
        var change = most - active.Sum(set => set.Replicas);
        var ordered = active.OrderByDescending(set => set.Replicas);
        ReplicaSetFacts[] sets = [.. change > 0 ? ordered.ThenByDescending(set => set.Created) : ordered.ThenBy(set => set.Created)];

        var left = change;
        var sizes = sets.ToDictionary(set => set.Name, set => set.Replicas);
        foreach (var set in sets)
        {
            var share = Math.Clamp(Share(wanted, set), Math.Min(left, 0), Math.Max(left, 0));
            sizes[set.Name] += share;
            left -= share;
        }

        sizes[sets[0].Name] = Math.Max(sizes[sets[0].Name] + left, 0);
        return [.. sets.Select(set => new Scaling(set.Name, set.Replicas, sizes[set.Name]))];
    }

    private static int Share(DeploymentFacts wanted, ReplicaSetFacts set)
    {
        if (wanted.Replicas == 0 || set.Most == 0)
            return -set.Replicas * (wanted.Replicas == 0 ? 1 : 0);

        return (int)Math.Round((double)set.Replicas * wanted.MostPods / set.Most, MidpointRounding.AwayFromZero) - set.Replicas;
    }
}
