using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Patches;

/// <summary>Merges one list by a strategic merge patch.</summary>
internal static class ListMerge
{
    public static JsonArray Apply(JsonArray current, JsonArray patch, ListDirectives directives, Kind kind, FieldShape shape)
    {
        if (shape.MergeKey is { } key)
            return OfMaps(current, patch, directives, kind, key);
        if (shape.IsSet)
            return OfValues(current, patch, directives);

        // A directive without a list of its own says nothing about a list that is merged as a whole.
        return patch.Count == 0 && (directives.Order ?? directives.Deleted) is not null ? Copy(current) : Copy(patch);
    }

    private static JsonArray OfValues(JsonArray current, JsonArray patch, ListDirectives directives)
    {
        var kept = current.Where(value => !Has(directives.Deleted, value));
        List<JsonNode?> merged = [];
        foreach (var value in kept.Concat(patch))
            if (!Has(merged, value))
                merged.Add(value);

        return Copy(ListOrder.Sort(merged, current, directives.Order ?? patch, (one, other) => JsonNode.DeepEquals(one, other)));
    }

    private static JsonArray OfMaps(JsonArray current, JsonArray patch, ListDirectives directives, Kind kind, string key)
    {
        if (patch.Any(item => item is not JsonObject))
            throw ClusterRefusedException.BadRequest($"the items of '{directives.List}' must be objects");
        if (patch.Any(item => item is JsonObject { Count: 1 } && item.Text(Directives.Patch) == "replace"))
            return new([.. patch.OfType<JsonObject>().Where(item => !Directives.IsOne(item)).Select(StrategicMerge.Cleaned)]);

        List<JsonNode?> merged = [.. current];
        foreach (var item in patch.OfType<JsonObject>())
            Merge(merged, item, directives, kind, key);
        return Copy(ListOrder.Sort(merged, current, directives.Order ?? patch, (one, other) => Same(one, other, key)));
    }

    private static void Merge(List<JsonNode?> merged, JsonObject item, ListDirectives directives, Kind kind, string key)
    {
        if (item[key] is null)
            throw ClusterRefusedException.BadRequest($"map: {item.ToJsonString()} does not contain declared merge key: {key}");

        var at = merged.FindIndex(one => Same(one, item, key));
        if (item.Text(Directives.Patch) == "delete")
            merged.RemoveAll(one => Same(one, item, key));
        else if (at < 0)
            merged.Add(StrategicMerge.Cleaned(item));
        else
            merged[at] = StrategicMerge.Merge((JsonObject)merged[at]!, item, kind, directives.List);
    }

    private static bool Same(JsonNode? one, JsonNode? other, string key) => one is JsonObject map && other is JsonObject second && map[key] is { } value && JsonNode.DeepEquals(value, second[key]);

    private static bool Has(IEnumerable<JsonNode?>? values, JsonNode? wanted) => values?.Any(value => JsonNode.DeepEquals(value, wanted)) ?? false;

    private static JsonArray Copy(IEnumerable<JsonNode?> items) => new([.. items.Select(item => item?.DeepClone())]);
}
