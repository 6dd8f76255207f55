using System.Text.Json.Nodes;
using Dobos.Registries;

namespace Dobos.Artifacts;

/// <summary>An OCI manifest of an image.</summary>
internal static class ManifestText
{
    public static byte[] Of(Descriptor config, IEnumerable<Descriptor> layers, SortedDictionary<string, string> annotations) => JsonBytes.Of(new JsonObject
    {
        ["schemaVersion"] = 2,
        ["mediaType"] = MediaTypes.OciManifest,
        ["config"] = Node(config),
        ["layers"] = new JsonArray([.. layers.Select(Node)]),
        ["annotations"] = Node(annotations),
    });

    public static JsonObject Node(Descriptor blob)
    {
        JsonObject node = new() { ["mediaType"] = blob.MediaType, ["digest"] = blob.Digest.Value, ["size"] = blob.Size };
        if (blob.Annotations.Count > 0)
            node["annotations"] = Node(blob.Annotations);
        return node;
    }

    private static JsonObject Node(IEnumerable<KeyValuePair<string, string>> annotations) =>
        new(annotations.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value)));
}
