using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Lifecycle;

/// <summary>What owners leave behind: it goes after them, before them, or stays, as their deletion asked for.</summary>
internal static class Garbage
{
    private const string Foreground = "foregroundDeletion";
    private const string Orphan = "orphan";

    public static IEnumerable<Upkeep> Of(IReadOnlyList<Stored> all)
    {
        var there = all.Select(one => one.Uid).ToHashSet();
        var owned = all.SelectMany(one => one.Owners.Select(owner => (owner, one))).ToLookup(pair => pair.owner, pair => pair.one);
        return all.Where(one => one.Owners.Count > 0 && !one.IsGoing && !one.Owners.Any(there.Contains)).Select(one => (Upkeep)new Upkeep.Delete(one))
            .Concat(all.Where(one => one.IsGoing).SelectMany(one => AtTheEndOf(one, [.. owned[one.Uid]])));
    }

    private static IEnumerable<Upkeep> AtTheEndOf(Stored owner, IReadOnlyList<Stored> owned)
    {
        var content = owner.Open();
        if (Metadata.HasFinalizer(content, Orphan))
            return owned.Select(one => (Upkeep)new Upkeep.Disown(one, owner.Uid)).Append(new Upkeep.Release(owner, Orphan));
        if (!Metadata.HasFinalizer(content, Foreground))
            return [];

        return owned.Count == 0
            ? [new Upkeep.Release(owner, Foreground)]
            : owned.Where(one => !one.IsGoing && one.Owners.Count == 1).Select(one => new Upkeep.Delete(one, "Foreground")).Concat<Upkeep>(owned.Where(one => one.Owners.Count > 1).Select(one => new Upkeep.Disown(one, owner.Uid)));
    }
}
