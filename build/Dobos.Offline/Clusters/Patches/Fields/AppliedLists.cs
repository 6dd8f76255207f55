using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Patches.Fields;

/// <summary>Refuses to apply what has lists whose items cannot be told from each other.</summary>
internal static class AppliedLists
{
    public static void Check(Kind kind, JsonObject applied)
    {
        string[] faults = [.. Faults(kind, "", "", applied)];
        if (faults.Length > 0)
        {
            var metadata = applied.Part("metadata");
            var name = kind.Namespaced ? $"{metadata.Text("namespace")}/{metadata.Text("name")}" : $"/{metadata.Text("name")}";
            throw ClusterRefusedException.BadRequest($"failed to create typed patch object ({name}; {kind.ApiVersion}, Kind={kind.Name}): {(faults is [var only] ? only : $"errors:\n  {string.Join("\n  ", faults)}")}");
        }
    }

    private static IEnumerable<string> Faults(Kind kind, string path, string parent, JsonObject map) =>
        map.SelectMany(member => OfMember(kind, $"{path}.{member.Key}", member.Key, member.Value, FieldShapes.Of(kind, parent, member.Key)));

    private static IEnumerable<string> OfMember(Kind kind, string path, string name, JsonNode? value, FieldShape shape) => value switch
    {
        JsonObject map when !shape.IsAtomic => Faults(kind, path, name, map),
        JsonArray list when shape.Keys.Count > 0 => OfList(kind, path, name, list, shape),
        _ => [],
    };

    private static IEnumerable<string> OfList(Kind kind, string path, string name, JsonArray list, FieldShape shape)
    {
        HashSet<string> seen = [];
        for (var index = 0; index < list.Count; index++)
            if (list[index] is not JsonObject item)
                yield return $"{path}: element {index}: associative list with keys may not have non-map elements";
            else if (FieldStep.Key(item, shape.Keys) is not { } key)
                yield return $"{path}: element {index}: associative list with keys has an element that omits key field \"{shape.Keys.First(member => item[member] is null)}\"";
            else if (!seen.Add(key))
                yield return $"{path}: duplicate entries for key {FieldStep.Text(key)}";
            else
                foreach (var fault in Faults(kind, path + FieldStep.Text(key), name, item))
                    yield return fault;
    }
}
