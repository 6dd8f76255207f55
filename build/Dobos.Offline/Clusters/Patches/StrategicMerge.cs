using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Patches;

/// <summary>
/// Kubernetes' own merge: maps member by member, lists whose items have a key item by item, other lists as a whole, and directives that begin with a '$'.
/// </summary>
internal static class StrategicMerge
{
    public static JsonObject Apply(JsonObject current, JsonObject patch, Kind kind) => Merge(current, patch, kind, "");

    internal static JsonObject Merge(JsonObject current, JsonObject patch, Kind kind, string parent)
    {
        switch (patch.Text(Directives.Patch))
        {
            case "delete":
                return [];
            case "replace":
                return Cleaned(patch);
            case null or "merge":
                break;
            case var other:
                throw ClusterRefusedException.BadRequest($"Unknown patch type found: {other}");
        }

        var result = (JsonObject)current.DeepClone();
        if (patch[Directives.RetainKeys] is JsonArray retained)
            Retain(result, patch, retained);
        foreach (var (name, value) in patch)
            if (!name.StartsWith('$'))
                MergeMember(result, name, value, patch, kind, parent);

        foreach (var name in Directives.ListsOf(patch).Where(name => !patch.ContainsKey(name)))
            if (result[name] is JsonArray list)
                result[name] = ListMerge.Apply(list, patch: [], new(patch, name), kind, FieldShapes.Of(kind, parent, name));
        return result;
    }

    /// <summary>What is new has no directive in it, and no null.</summary>
    internal static JsonObject Cleaned(JsonObject patch)
    {
        JsonObject result = [];
        foreach (var (name, value) in patch)
            if (!name.StartsWith('$') && value is not null)
                result[name] = Cleaned(value);
        return result;
    }

    private static JsonNode? Cleaned(JsonNode? value) => value switch
    {
        JsonObject map => Cleaned(map),
        JsonArray list => new JsonArray([.. list.Where(item => !Directives.IsOne(item)).Select(Cleaned)]),
        _ => value?.DeepClone(),
    };

    private static void MergeMember(JsonObject result, string name, JsonNode? value, JsonObject patch, Kind kind, string parent)
    {
        var shape = FieldShapes.Of(kind, parent, name);
        switch (value)
        {
            case null:
                result.Remove(name);
                break;
            case JsonObject map when result[name] is JsonObject current && !shape.IsReplaced:
                result[name] = Merge(current, map, kind, name);
                break;
            case JsonObject map when map.Text(Directives.Patch) == "delete":
                result.Remove(name);
                break;
            case JsonObject map:
                result[name] = Cleaned(map);
                break;
            case JsonArray list:
                result[name] = ListMerge.Apply(result[name] as JsonArray ?? [], list, new(patch, name), kind, shape);
                break;
            default:
                result[name] = value.DeepClone();
                break;
        }
    }

    private static void Retain(JsonObject result, JsonObject patch, JsonArray retained)
    {
        HashSet<string?> kept = [.. retained.Select(name => name.AsText())];
        if (patch.FirstOrDefault(member => !member.Key.StartsWith('$') && member.Value is not null && !kept.Contains(member.Key)) is { Key: { } stray })
            throw ClusterRefusedException.BadRequest($"{Directives.RetainKeys} directives must contain all the keys that are in the patch: {stray} is missing");

        foreach (var name in result.Select(member => member.Key).Where(name => !kept.Contains(name)).ToArray())
            result.Remove(name);
    }
}
