using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Api;

/// <summary>Where a watch begins: with what is there, or after a version. Without a watching that version is too long ago.</summary>
internal sealed record WatchStart(IReadOnlyList<Stored> There, long Version, Watching? Watching)
{
    public static WatchStart Of(ApiCall call, Selection selection)
    {
        var initial = call.Query("sendInitialEvents");
        if (initial is not null && call.Query("resourceVersionMatch") != "NotOlderThan")
            throw Invalid("resourceVersionMatch", $"Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
        if (initial is null && call.Query("resourceVersionMatch") is not null)
            throw Invalid("resourceVersionMatch", "Forbidden: resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided");

        var after = call.Number("resourceVersion") ?? 0;
        return call.Cluster.Store.Do(store =>
        {
            if (after > store.Version)
                throw Refusals.NotYet(after, store.Version);

            var beginsWithAll = initial is null ? after == 0 : call.Asks("sendInitialEvents");
            return beginsWithAll
                ? new WatchStart([.. store.List(selection.Kind, selection.Namespace).Items.Where(selection.Has)], store.Version, store.Watch(store.Version))
                : new WatchStart([], store.Version, store.Watch(after));
        });
    }

    private static ClusterRefusedException Invalid(string field, string message) =>
        new(422, "Invalid", $"ListOptions.meta.k8s.io \"\" is invalid: {field}: {message}") { Causes = [(field, message)] };
}
