using System.Text;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;

namespace Dobos.Offline.Clusters.Nodes.Environments;

/// <summary>The ConfigMaps and Secrets of one namespace as they are now.</summary>
internal sealed class ConfigData(Cluster cluster, string inNamespace)
{
    public string Namespace => inNamespace;

    /// <summary>All keys with their bytes; null when it is not there.</summary>
    public IReadOnlyDictionary<string, byte[]>? Find(Kind kind, string name)
    {
        if (cluster.Find(kind, inNamespace, name)?.Open() is not { } content)
            return null;

        var isSecret = kind == KindTable.Secret;
        var data = Members(content["data"]).Select(one => (one.Key, Value: isSecret ? Convert.FromBase64String(one.Value) : Encoding.UTF8.GetBytes(one.Value)));
        return data.Concat(Members(content["binaryData"]).Select(one => (one.Key, Value: Convert.FromBase64String(one.Value)))).DistinctBy(one => one.Key).ToDictionary(one => one.Key, one => one.Value);
    }

    private static IEnumerable<(string Key, string Value)> Members(JsonNode? data) => (data as JsonObject ?? []).Select(one => (one.Key, (string?)one.Value ?? ""));
}
