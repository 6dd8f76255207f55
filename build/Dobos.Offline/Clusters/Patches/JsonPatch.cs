using System.Globalization;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Patches;

/// <summary>RFC 6902: a list of operations, all of which are done or none.</summary>
internal static class JsonPatch
{
    private const int Most = 10_000;

    public static JsonObject Apply(JsonObject current, JsonArray patch)
    {
        if (patch.Count > Most)
            throw new ClusterRefusedException(413, "RequestEntityTooLarge", $"The allowed maximum operations in a JSON patch is {Most}, got {patch.Count}");

        var document = current.DeepClone();
        foreach (var operation in patch)
            document = Do(document, operation as JsonObject ?? throw ClusterRefusedException.BadRequest("error decoding patch: an operation must be an object"));

        return document as JsonObject ?? throw ClusterRefusedException.BadRequest("a patch must leave an object");
    }

    private static JsonNode? Do(JsonNode? document, JsonObject operation) => operation.Text("op") switch
    {
        "add" => Add(document, Path(operation), Value(operation)),
        "replace" => Replace(document, operation, Path(operation), Value(operation)),
        "remove" => Remove(document, operation, Path(operation)),
        "move" => Move(document, operation),
        "copy" => Add(document, Path(operation), Find(document, operation, From(operation))?.DeepClone()),
        "test" => Test(document, operation),
        var other => throw Impossible($"Unexpected kind: {other ?? "unknown"}"),
    };

    private static JsonPointer Path(JsonObject operation) => JsonPointer.Parse(operation.Text("path") ?? throw Impossible($"{operation.Text("op")} operation missing path"));

    private static JsonPointer From(JsonObject operation) => JsonPointer.Parse(operation.Text("from") ?? throw Impossible($"{operation.Text("op")} operation missing from"));

    private static JsonNode? Value(JsonObject operation) =>
        operation.ContainsKey("value") ? operation["value"]?.DeepClone() : throw Impossible($"{operation.Text("op")} operation missing value");

    private static JsonNode? Find(JsonNode? document, JsonObject operation, JsonPointer path) =>
        path.TryFind(document, out var found) ? found : throw Impossible($"{operation.Text("op")} operation does not apply: doc is missing path: {path}: missing value");

    private static JsonNode? Add(JsonNode? document, JsonPointer path, JsonNode? value)
    {
        if (path.IsRoot)
            return value;
        if (!path.Parent.TryFind(document, out var parent))
            throw Impossible($"add operation does not apply: doc is missing path: \"{path}\": missing value");

        switch (parent)
        {
            case JsonObject map:
                map[path.Last] = value;
                return document;
            case JsonArray list:
                list.Insert(path.Last == "-" ? list.Count : Index(path, list.Count), value);
                return document;
            default:
                throw Impossible($"add operation does not apply: doc is missing path: \"{path}\": missing value");
        }
    }

    private static JsonNode? Replace(JsonNode? document, JsonObject operation, JsonPointer path, JsonNode? value)
    {
        Find(document, operation, path);
        return path.IsRoot ? value : Add(Remove(document, operation, path), path, value);
    }

    private static JsonNode? Remove(JsonNode? document, JsonObject operation, JsonPointer path)
    {
        Find(document, operation, path);
        if (path.IsRoot)
            throw Impossible("remove operation does not apply to the whole object");

        path.Parent.TryFind(document, out var parent);
        if (parent is JsonObject map)
            map.Remove(path.Last);
        else
            ((JsonArray)parent!).RemoveAt(Index(path, ((JsonArray)parent).Count - 1));
        return document;
    }

    private static JsonNode? Move(JsonNode? document, JsonObject operation)
    {
        var moved = Find(document, operation, From(operation))?.DeepClone();
        return Add(Remove(document, operation, From(operation)), Path(operation), moved);
    }

    private static JsonNode? Test(JsonNode? document, JsonObject operation)
    {
        var path = Path(operation);
        path.TryFind(document, out var found);
        return JsonNode.DeepEquals(found, operation["value"]) ? document : throw Impossible($"testing value {path} failed");
    }

    private static int Index(JsonPointer path, int last) =>
        int.TryParse(path.Last, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index <= last ? index
        : throw Impossible($"add operation does not apply: Unable to access invalid index: {path.Last}: invalid index referenced");

    private static ClusterRefusedException Impossible(string why) => new(422, "Invalid", $"the server rejected our request due to an error in our request: {why}");
}
