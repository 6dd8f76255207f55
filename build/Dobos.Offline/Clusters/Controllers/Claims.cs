using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Selectors;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers;

/// <summary>Who looks after whom: an owner adopts what its selector matches and nobody has, and lets go of what it no longer matches.</summary>
internal static class Claims
{
    private static readonly LabelSelector Nothing = new([new("", Demand.In, [])]);

    public static IReadOnlyList<Stored> Settle(Cluster cluster, Stored owner, LabelSelector selector, Kind kind) =>
        [.. cluster.Store.List(kind, owner.Key.Namespace).Items.Select(one => Settle(cluster, owner, selector, one)).OfType<Stored>()];

    /// <summary>The objects whose selector matches one that nobody has.</summary>
    public static IEnumerable<ObjectKey> Suitors(Cluster cluster, Stored orphan, Kind owners) =>
        orphan.Owners.Count > 0 ? [] : cluster.Store.List(owners, orphan.Key.Namespace).Items.Where(owner => SelectorOf(owner).Matches(orphan.Labels)).Select(owner => owner.Key);

    /// <summary>The budgets that a pod counts for.</summary>
    public static IEnumerable<ObjectKey> Budgets(Cluster cluster, Stored pod) =>
        cluster.Store.List(KindTable.PodDisruptionBudget, pod.Key.Namespace).Items.Where(budget => SelectorOf(budget).Matches(pod.Labels)).Select(budget => budget.Key);

    /// <summary>No selector at all matches nothing; an empty one everything.</summary>
    public static LabelSelector SelectorOf(Stored owner) => owner.Open().Part("spec", "selector") is { } selector ? LabelSelector.Of(selector) : Nothing;

    private static Stored? Settle(Cluster cluster, Stored owner, LabelSelector selector, Stored one)
    {
        var matches = selector.Matches(one.Labels);
        if (!one.Owners.Contains(owner.Uid))
            return matches && !owner.IsGoing && IsFree(one) ? Edit(cluster, one, content => Adopt(content, owner)) : null;
        if (Owner.ControllerOf(one.Open())?.Uid != owner.Uid)
            return null;
        if (matches || owner.IsGoing)
            return one;

        Edit(cluster, one, content => Release(content, owner));
        return null;
    }

    private static bool IsFree(Stored one) =>
        !one.IsGoing && one.Open() is var content && Owner.ControllerOf(content) is null && (string?)content["status"]?["phase"] is not ("Succeeded" or "Failed");

    private static Stored Edit(Cluster cluster, Stored one, Func<JsonObject, JsonObject> edit) => cluster.Edit(one.Key.Kind, one.Key.Namespace, one.Key.Name, edit);

    private static JsonObject Adopt(JsonObject content, Stored owner)
    {
        var metadata = content["metadata"]!.AsObject();
        if (metadata["ownerReferences"] is not JsonArray references)
            metadata["ownerReferences"] = references = [];
        references.Add(Owner.Reference(owner));
        return content;
    }

    private static JsonObject Release(JsonObject content, Stored owner)
    {
        var metadata = content["metadata"]!.AsObject();
        metadata["ownerReferences"] = new JsonArray([.. metadata["ownerReferences"]!.AsArray().Where(reference => (string?)reference!["uid"] != owner.Uid).Select(reference => reference!.DeepClone())]);
        return content;
    }
}
