using System.Text.Json.Nodes;

namespace Dobos.Offline.Tests.Clusters.Patches;

/// <summary>A patch that leads from one object to another, with the directives that kubectl uses.</summary>
internal static class StrategicDifference
{
    private static readonly Dictionary<string, string> Keys = new() { ["containers"] = "name", ["volumes"] = "name", ["env"] = "name", ["volumeMounts"] = "mountPath" };

    public static JsonObject Between(JsonObject one, JsonObject other)
    {
        JsonObject patch = [];
        foreach (var name in one.Select(member => member.Key).Where(name => !other.ContainsKey(name)))
            patch[name] = null;
        foreach (var (name, value) in other)
            if (!JsonNode.DeepEquals(one[name], value))
                Add(patch, name, one[name], value);
        return patch;
    }

    private static void Add(JsonObject patch, string name, JsonNode? one, JsonNode? other)
    {
        if (one is JsonObject from && other is JsonObject to)
        {
            patch[name] = Between(from, to);
        }
        else if (one is JsonArray before && other is JsonArray now && name == "finalizers")
        {
            patch[$"$deleteFromPrimitiveList/{name}"] = new JsonArray([.. before.Where(item => !now.Any(kept => JsonNode.DeepEquals(kept, item))).Select(item => item!.DeepClone())]);
            patch[$"$setElementOrder/{name}"] = now.DeepClone();
            patch[name] = new JsonArray([.. now.Where(item => !before.Any(kept => JsonNode.DeepEquals(kept, item))).Select(item => item!.DeepClone())]);
        }
        else if (one is JsonArray was && other is JsonArray list && Keys.TryGetValue(name, out var key))
        {
            patch[$"$setElementOrder/{name}"] = new JsonArray([.. list.Select(item => new JsonObject { [key] = item![key]!.DeepClone() })]);
            patch[name] = Items(was, list, name, key);
        }
        else
        {
            patch[name] = other?.DeepClone();
        }
    }

    private static JsonArray Items(JsonArray before, JsonArray now, string name, string key)
    {
        JsonArray items = [];
        foreach (var item in before.OfType<JsonObject>().Where(item => !now.Any(kept => JsonNode.DeepEquals(kept![key], item[key]))))
            items.Add(new JsonObject { [key] = item[key]!.DeepClone(), ["$patch"] = "delete" });
        foreach (var item in now.OfType<JsonObject>())
            if (before.OfType<JsonObject>().FirstOrDefault(one => JsonNode.DeepEquals(one[key], item[key])) is not { } was)
                items.Add(item.DeepClone());
            else if (!JsonNode.DeepEquals(was, item))
                items.Add(Changed(was, item, name, key));
        return items;
    }

    private static JsonObject Changed(JsonObject was, JsonObject item, string name, string key)
    {
        var inner = Between(was, item);
        inner[key] = item[key]!.DeepClone();
        if (name == "volumes")
            inner["$retainKeys"] = new JsonArray([.. item.Select(member => (JsonNode)member.Key)]);
        return inner;
    }
}
