using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dobos.Registries;

/// <summary>All entries of an index of referrers that were seen, ours first among them, each exactly as its writer wrote it.</summary>
internal sealed class ReferrersIndex
{
    private readonly Dictionary<string, JsonNode> _entries = [];
    private readonly List<string> _order = [];

    public ReferrersIndex(Descriptor own) => Learn(Entry(own));

    /// <summary>What the registry should have, if that is more than it has.</summary>
    public Manifest? Merge(Manifest? there)
    {
        var root = there is { IsIndex: true } ? JsonNode.Parse(there.Bytes.Span)!.AsObject() : Empty();
        JsonNode[] present = [.. (root["manifests"] as JsonArray ?? []).OfType<JsonNode>()];
        foreach (var entry in present)
            Learn(entry);

        var digests = present.Select(Name).ToHashSet();
        string[] absent = [.. _order.Where(name => !digests.Contains(name))];
        if (absent is [])
            return null;

        root["manifests"] = new JsonArray([.. present.Concat(absent.Select(name => _entries[name])).Select(entry => entry.DeepClone())]);
        return Manifest.Parse(JsonSerializer.SerializeToUtf8Bytes(root), MediaTypes.OciIndex);
    }

    private void Learn(JsonNode entry)
    {
        if (_entries.TryAdd(Name(entry), entry))
            _order.Add(Name(entry));
    }

    private static string Name(JsonNode entry) => entry["digest"]!.GetValue<string>();

    private static JsonObject Empty() => new() { ["schemaVersion"] = 2, ["mediaType"] = MediaTypes.OciIndex, ["manifests"] = new JsonArray() };

    private static JsonObject Entry(Descriptor own)
    {
        JsonObject entry = new() { ["mediaType"] = own.MediaType, ["digest"] = own.Digest.Value, ["size"] = own.Size };
        if (own.ArtifactType is { } type)
            entry["artifactType"] = type;
        if (own.Annotations.Count > 0)
            entry["annotations"] = new JsonObject(own.Annotations.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value)));

        return entry;
    }
}
