using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;

namespace Dobos.Offline.Clusters.Patches.Fields;

/// <summary>What of an object a set of fields leads to.</summary>
internal static class FieldPaths
{
    /// <summary>The fields that hold others too: who owns a field has a part in what holds it, though not in the item of a list.</summary>
    public static FieldSet WithHolders(FieldSet set)
    {
        FieldSet result = new() { IsMember = set.IsMember };
        foreach (var (step, inner) in set.Within)
        {
            var within = WithHolders(inner);
            within.IsMember |= step.StartsWith("f:", StringComparison.Ordinal);
            result = result.Union(Under(step, within));
        }

        return result;
    }

    /// <summary>The part of a set that is there in an object.</summary>
    public static FieldSet There(Kind kind, JsonObject content, FieldSet set) => ThereIn(kind, "", content, set);

    /// <summary>Takes the fields of a set out of an object, each with all that it holds.</summary>
    public static void Remove(Kind kind, JsonObject content, FieldSet set) => RemoveFrom(kind, "", content, set);

    private static FieldSet Under(string step, FieldSet within)
    {
        FieldSet result = new();
        result.Make(step).IsMember = within.IsMember;
        foreach (var (next, inner) in within.Within)
            Graft(result.Make(step), next, inner);
        return result;
    }

    private static void Graft(FieldSet target, string step, FieldSet source)
    {
        target.Make(step).IsMember |= source.IsMember;
        foreach (var (next, inner) in source.Within)
            Graft(target.Make(step), next, inner);
    }

    private static FieldSet ThereIn(Kind kind, string parent, JsonObject map, FieldSet set)
    {
        FieldSet result = new() { IsMember = set.IsMember };
        foreach (var (step, inner) in set.Within)
            if (step.StartsWith("f:", StringComparison.Ordinal) && map.TryGetPropertyValue(step[2..], out var value))
                Graft(result, step, value switch
                {
                    JsonObject within => ThereIn(kind, step[2..], within, inner),
                    JsonArray list => ThereInList(kind, step[2..], FieldShapes.Of(kind, parent, step[2..]), list, inner),
                    _ => new() { IsMember = inner.IsMember },
                });
        return result;
    }

    private static FieldSet ThereInList(Kind kind, string name, FieldShape shape, JsonArray list, FieldSet set)
    {
        FieldSet result = new() { IsMember = set.IsMember };
        foreach (var (step, inner) in set.Within)
            if (Index(list, shape, step) is >= 0 and var index)
                Graft(result, step, list[index] is JsonObject item ? ThereIn(kind, name, item, inner) : inner);
        return result;
    }

    private static void RemoveFrom(Kind kind, string parent, JsonObject map, FieldSet set)
    {
        foreach (var (step, inner) in set.Within)
        {
            var name = step[2..];
            if (!step.StartsWith("f:", StringComparison.Ordinal) || !map.ContainsKey(name))
                continue;
            if (inner.IsMember)
                map.Remove(name);
            else if (map[name] is JsonObject within)
                RemoveFrom(kind, name, within, inner);
            else if (map[name] is JsonArray list)
                RemoveFromList(kind, name, FieldShapes.Of(kind, parent, name), list, inner);
        }
    }

    private static void RemoveFromList(Kind kind, string name, FieldShape shape, JsonArray list, FieldSet set)
    {
        foreach (var (step, inner) in set.Within)
            if (Index(list, shape, step) is >= 0 and var index)
            {
                if (inner.IsMember)
                    list.RemoveAt(index);
                else if (list[index] is JsonObject item)
                    RemoveFrom(kind, name, item, inner);
            }
    }

    private static int Index(JsonArray list, FieldShape shape, string step)
    {
        for (var index = 0; index < list.Count; index++)
            if ((shape.IsSet ? FieldStep.Value(list[index]) : list[index] is JsonObject item && shape.Keys.Count > 0 ? FieldStep.Key(item, shape.Keys) : null) == step)
                return index;
        return -1;
    }
}
