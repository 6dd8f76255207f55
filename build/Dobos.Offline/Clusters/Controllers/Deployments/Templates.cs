using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Controllers.Deployments;

/// <summary>Whether two pod templates ask for the same pods, and the hash by which the pods of one are told from those of another.</summary>
internal static class Templates
{
    private const string Letters = "bcdfghjklmnpqrstvwxz2456789";
    private const int Length = 10;
    private static readonly string[] NothingWhenEmpty = ["metadata", "labels", "annotations", "resources", "nodeSelector"];

    public static bool AreEqual(JsonObject one, JsonObject other) => JsonNode.DeepEquals(Plain(WithoutHash(one)), Plain(WithoutHash(other)));

    /// <summary>The same for the same template in whatever order it is written; <paramref name="collisions"/> makes another one.</summary>
    public static string Hash(JsonObject template, int collisions)
    {
        var hash = SHA256.HashData([.. JsonSerializer.SerializeToUtf8Bytes(Plain(WithoutHash(template))), .. BitConverter.GetBytes(collisions)]);
        return string.Concat(hash.Take(Length).Select(one => Letters[one % Letters.Length]));
    }

    public static JsonObject WithHash(JsonObject template, string hash)
    {
        var copy = (JsonObject)template.DeepClone();
        if (copy["metadata"] is not JsonObject metadata)
            copy["metadata"] = metadata = [];
        if (metadata["labels"] is not JsonObject labels)
            metadata["labels"] = labels = [];
        labels[Annotation.TemplateHash] = hash;
        return copy;
    }

    private static JsonObject WithoutHash(JsonObject template)
    {
        var copy = (JsonObject)template.DeepClone();
        (copy["metadata"]?["labels"] as JsonObject)?.Remove(Annotation.TemplateHash);
        return copy;
    }

    /// <summary>In the order of its names, without what says nothing.</summary>
    private static JsonNode? Plain(JsonNode? node) => node switch
    {
        JsonObject all => new JsonObject(all.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Plain(member.Value))).Where(member => !SaysNothing(member.Key, member.Value))),
        JsonArray all => new JsonArray([.. all.Select(Plain)]),
        _ => node?.DeepClone(),
    };

    private static bool SaysNothing(string name, JsonNode? value) =>
        value is null or JsonArray { Count: 0 } || (value is JsonObject { Count: 0 } && NothingWhenEmpty.Contains(name));
}
