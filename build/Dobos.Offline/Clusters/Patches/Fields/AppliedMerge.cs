using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;

namespace Dobos.Offline.Clusters.Patches.Fields;

/// <summary>Lays what somebody applies over what is there.</summary>
internal static class AppliedMerge
{
    public static JsonObject Of(Kind kind, JsonObject live, JsonObject applied) => Merge(kind, "", live, applied);

    /// <summary>A null says nothing, as if it were not there.</summary>
    public static JsonObject WithoutNulls(JsonObject content) => (JsonObject)Without(content)!;

    private static JsonNode? Without(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Where(member => member.Value is not null).Select(member => KeyValuePair.Create(member.Key, Without(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Without)]),
        _ => node?.DeepClone(),
    };

    private static JsonObject Merge(Kind kind, string parent, JsonObject live, JsonObject applied)
    {
        var result = (JsonObject)live.DeepClone();
        foreach (var (name, value) in applied)
        {
            var shape = FieldShapes.Of(kind, parent, name);
            result[name] = (live[name], value) switch
            {
                (JsonObject map, JsonObject other) when !shape.IsAtomic => Merge(kind, name, map, other),
                (JsonArray list, JsonArray other) when shape.IsSet || shape.Keys.Count > 0 => MergeList(kind, name, shape, list, other),
                _ => value?.DeepClone(),
            };
        }

        return result;
    }

    private static JsonArray MergeList(Kind kind, string name, FieldShape shape, JsonArray live, JsonArray applied)
    {
        List<JsonNode?> merged = [.. live];
        foreach (var item in applied)
        {
            var at = merged.FindIndex(one => Same(shape, one, item));
            if (at < 0)
                merged.Add(item);
            else if (merged[at] is JsonObject was && item is JsonObject map && !shape.HasAtomicItems)
                merged[at] = Merge(kind, name, was, map);
            else
                merged[at] = item;
        }

        return new([.. ListOrder.Sort(merged, live, applied, (one, other) => Same(shape, one, other)).Select(item => item?.DeepClone())]);
    }

    private static bool Same(FieldShape shape, JsonNode? one, JsonNode? other) =>
        shape.IsSet ? JsonNode.DeepEquals(one, other)
        : one is JsonObject map && other is JsonObject second && FieldStep.Key(map, shape.Keys) is { } key && key == FieldStep.Key(second, shape.Keys);
}
