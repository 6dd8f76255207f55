using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Patches;

/// <summary>RFC 7386: maps are merged, a null removes, and all else replaces.</summary>
internal static class MergePatch
{
    public static JsonObject Apply(JsonObject current, JsonObject patch)
    {
        var result = (JsonObject)current.DeepClone();
        Merge(result, patch);
        return result;
    }

    private static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
            if (value is null)
                target.Remove(name);
            else if (value is JsonObject inner)
                Merge(PartOf(target, name), inner);
            else
                target[name] = value.DeepClone();
    }

    private static JsonObject PartOf(JsonObject target, string name)
    {
        if (target[name] is not JsonObject part)
            target[name] = part = [];
        return part;
    }
}
