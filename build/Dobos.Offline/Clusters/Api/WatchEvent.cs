using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Api;

/// <summary>What a change is to somebody who sees only what is selected: an object that begins to fit is new, one that no longer fits is gone.</summary>
internal static class WatchEvent
{
    public static string? Of(Change change, Selection selection)
    {
        if (change.Now.Key.Kind != selection.Kind)
            return null;

        var was = change.Before is { } before && selection.Has(before);
        var isNow = change.Type != ChangeType.Deleted && selection.Has(change.Now);
        return (was, isNow) switch
        {
            (false, true) => "ADDED",
            (true, true) => "MODIFIED",
            (true, false) => "DELETED",
            _ => null,
        };
    }
}
