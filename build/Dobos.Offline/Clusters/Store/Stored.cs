using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Store;

/// <summary>One version of an object. It never changes: whoever wants to edit opens a copy.</summary>
internal sealed class Stored
{
    public Stored(ObjectKey key, long version, JsonObject content)
    {
        var metadata = (JsonObject)content["metadata"]!;
        metadata["resourceVersion"] = version.ToString(CultureInfo.InvariantCulture);
        Key = key;
        Version = version;
        Uid = (string?)metadata["uid"] ?? "";
        Labels = (metadata["labels"] as JsonObject)?.ToDictionary(label => label.Key, label => (string?)label.Value ?? "") ?? [];
        Owners = [.. (metadata["ownerReferences"] as JsonArray ?? []).Select(owner => (string?)owner!["uid"] ?? "")];
        IsGoing = metadata["deletionTimestamp"] is not null;
        Utf8 = JsonSerializer.SerializeToUtf8Bytes(content);
    }

    public ObjectKey Key { get; }

    /// <summary>The resourceVersion.</summary>
    public long Version { get; }

    public string Uid { get; }

    public IReadOnlyDictionary<string, string> Labels { get; }

    /// <summary>The uids of the objects without which it is not needed.</summary>
    public IReadOnlyList<string> Owners { get; }

    /// <summary>Its deletion has been asked for, and it is still here.</summary>
    public bool IsGoing { get; }

    /// <summary>The whole object as it is answered.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>A copy to read or to edit, the caller's own.</summary>
    public JsonObject Open() => (JsonObject)JsonNode.Parse(Utf8.Span)!;
}
