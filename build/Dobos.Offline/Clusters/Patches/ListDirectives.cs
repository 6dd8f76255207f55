using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Patches;

/// <summary>What a patch says about one of its lists.</summary>
internal sealed class ListDirectives(JsonObject patch, string list)
{
    public string List { get; } = list;

    /// <summary>The keys of the items, or the values, in the order in which they are to be.</summary>
    public JsonArray? Order { get; } = Directives.OrderOf(patch, list);

    public JsonArray? Deleted { get; } = Directives.DeletedFrom(patch, list);
}
