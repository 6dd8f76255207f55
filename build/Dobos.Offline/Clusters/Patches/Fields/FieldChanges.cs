using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;

namespace Dobos.Offline.Clusters.Patches.Fields;

/// <summary>Which fields are other than they were, or new.</summary>
internal static class FieldChanges
{
    public static FieldSet Between(Kind kind, JsonObject before, JsonObject now)
    {
        FieldSet changed = new();
        foreach (var (name, value) in now)
            if (name is not ("apiVersion" or "kind"))
                AddMember(changed, kind, "", name, before[name], value);
        return FieldWalk.WithoutOurs(changed);
    }

    private static void AddMember(FieldSet changed, Kind kind, string parent, string name, JsonNode? before, JsonNode? now)
    {
        if (JsonNode.DeepEquals(before, now))
            return;

        var shape = FieldShapes.Of(kind, parent, name);
        switch (before, now)
        {
            case (JsonObject was, JsonObject map) when !shape.IsAtomic:
                foreach (var (inner, value) in map)
                    AddMember(changed.Make(FieldStep.Member(name)), kind, name, inner, was[inner], value);
                break;
            case (JsonArray was, JsonArray list) when shape.IsSet:
                foreach (var item in list.Where(item => !was.Any(one => JsonNode.DeepEquals(one, item))))
                    changed.Make(FieldStep.Member(name)).Make(FieldStep.Value(item)).IsMember = true;
                break;
            case (JsonArray was, JsonArray list) when shape.Keys.Count > 0:
                AddItems(changed.Make(FieldStep.Member(name)), kind, name, shape, was, list);
                break;
            default:
                FieldWalk.Add(changed, kind, parent, name, now);
                if (now is JsonObject && IsFree(name))
                    changed.Make(FieldStep.Member(name)).IsMember = true;
                break;
        }
    }

    private static void AddItems(FieldSet changed, Kind kind, string name, FieldShape shape, JsonArray before, JsonArray now)
    {
        foreach (var item in now.OfType<JsonObject>())
            if (FieldStep.Key(item, shape.Keys) is not { } key)
                continue;
            else if (before.OfType<JsonObject>().FirstOrDefault(one => FieldStep.Key(one, shape.Keys) == key) is not { } was)
                FieldWalk.AddItem(changed, kind, name, shape, item);
            else if (shape.HasAtomicItems)
                changed.Make(key).IsMember |= !JsonNode.DeepEquals(was, item);
            else
                foreach (var (inner, value) in item)
                    AddMember(changed.Make(key), kind, name, inner, was[inner], value);
    }

    /// <summary>A map whose members anybody names: that it is there at all was somebody's doing.</summary>
    private static bool IsFree(string name) => name is "labels" or "annotations" or "data" or "binaryData" or "limits" or "requests";
}
