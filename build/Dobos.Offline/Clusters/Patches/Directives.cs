using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Patches;

/// <summary>What a strategic merge patch says beside the fields themselves.</summary>
internal static class Directives
{
    public const string Patch = "$patch";
    public const string RetainKeys = "$retainKeys";
    private const string Order = "$setElementOrder/";
    private const string DeleteFrom = "$deleteFromPrimitiveList/";

    public static JsonArray? OrderOf(JsonObject patch, string list) => patch[Order + list] as JsonArray;

    public static JsonArray? DeletedFrom(JsonObject patch, string list) => patch[DeleteFrom + list] as JsonArray;

    /// <summary>The lists about which something is said.</summary>
    public static IEnumerable<string> ListsOf(JsonObject patch) =>
        patch.Select(member => member.Key).Where(IsOfList).Select(name => name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..]).Distinct();

    /// <summary>An item that is no item, but tells what to do with the list, or with one that is there.</summary>
    public static bool IsOne(JsonNode? item) => item.Text(Patch) is "replace" or "delete";

    private static bool IsOfList(string name) => name.StartsWith(Order, StringComparison.Ordinal) || name.StartsWith(DeleteFrom, StringComparison.Ordinal);
}
