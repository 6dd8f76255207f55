using System.Text;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Nodes.Environments;
using Dobos.Offline.Clusters.Nodes.Specs;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Nodes.Volumes;

/// <summary>The files that a volume is made of, by their paths in it: keys of ConfigMaps and Secrets, and what a pod is told of itself.</summary>
internal sealed class VolumeFiles(PodSpec pod, string volume, string address, ConfigData data)
{
    public Dictionary<string, byte[]> Of(JsonObject source) => source switch
    {
        _ when source["secret"] is JsonObject secret => Keys(KindTable.Secret, (string?)secret["secretName"] ?? "", secret),
        _ when source["configMap"] is JsonObject map => Keys(KindTable.ConfigMap, (string?)map["name"] ?? "", map),
        _ when source["downwardAPI"] is JsonObject downward => Downward(downward),
        _ when source["projected"] is JsonObject projected => Projected(projected),
        _ => throw new VolumeException(volume, "the box knows emptyDir, configMap, secret, downwardAPI, projected and persistentVolumeClaim: use one of these"),
    };

    private Dictionary<string, byte[]> Projected(JsonObject projected)
    {
        Dictionary<string, byte[]> all = [];
        foreach (var source in projected.Items("sources"))
        {
            foreach (var (path, content) in Part(source))
                all[path] = content;
        }

        return all;
    }

    private Dictionary<string, byte[]> Part(JsonObject source) => source switch
    {
        _ when source["secret"] is JsonObject secret => Keys(KindTable.Secret, (string?)secret["name"] ?? "", secret),
        _ when source["serviceAccountToken"] is not null => throw new VolumeException(volume, "the box gives pods no token for its API: set automountServiceAccountToken to false"),
        _ => Of(source),
    };

    private Dictionary<string, byte[]> Keys(Kind kind, string name, JsonObject source)
    {
        var isOptional = (bool?)source["optional"] ?? false;
        var found = data.Find(kind, name);
        if (found is null)
            return isOptional ? [] : throw new VolumeException(volume, $"{kind.Name.ToLowerInvariant()} \"{name}\" not found");
        if (source["items"] is not JsonArray { Count: > 0 })
            return new(found);

        Dictionary<string, byte[]> chosen = [];
        foreach (var item in source.Items("items"))
        {
            if (found.TryGetValue((string?)item["key"] ?? "", out var content))
                chosen[(string?)item["path"] ?? ""] = content;
            else if (!isOptional)
                throw new VolumeException(volume, $"references non-existent {(kind == KindTable.Secret ? "secret" : "config")} key: {(string?)item["key"]}");
        }

        return chosen;
    }

    private Dictionary<string, byte[]> Downward(JsonObject downward) => downward.Items("items").ToDictionary(
        item => (string?)item["path"] ?? "",
        item => Encoding.UTF8.GetBytes(item["fieldRef"] is { } field
            ? DownwardApi.Field(pod, address, (string?)field["fieldPath"] ?? "")
            : DownwardApi.Resource(pod, pod.Containers[0], item["resourceFieldRef"] ?? new JsonObject())));
}
