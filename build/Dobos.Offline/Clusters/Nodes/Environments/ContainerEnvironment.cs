using System.Text;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Nodes.Specs;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Nodes.Environments;

/// <summary>The variables that a container's spec asks for, in the order in which the kubelet lets one win over the other.</summary>
internal sealed class ContainerEnvironment(PodSpec pod, ContainerSpec container, string address, ConfigData data)
{
    private static readonly (string Member, Kind Kind, string Word)[] Sources = [("configMap", KindTable.ConfigMap, "configmap"), ("secret", KindTable.Secret, "secret")];

    /// <summary>Nothing of it is in <paramref name="services"/>, which are lowest, and of which the others may speak.</summary>
    public Dictionary<string, string> Of(IReadOnlyDictionary<string, string> services)
    {
        Dictionary<string, string> all = new(services);
        foreach (var source in container.Content.Items("envFrom"))
            AddAll(all, source);
        foreach (var variable in container.Content.Items("env"))
        {
            if (Value(variable, all) is { } value)
                all[(string?)variable["name"] ?? ""] = value;
        }

        return all;
    }

    private void AddAll(Dictionary<string, string> all, JsonObject source)
    {
        var prefix = (string?)source["prefix"] ?? "";
        foreach (var (member, kind, word) in Sources)
        {
            if (source[$"{member}Ref"] is not { } reference)
                continue;

            var name = (string?)reference["name"] ?? "";
            var found = data.Find(kind, name);
            if (found is null && !IsOptional(reference))
                throw new ContainerConfigException($"{word} \"{name}\" not found");

            foreach (var (key, value) in found ?? new Dictionary<string, byte[]>())
                all[prefix + key] = Encoding.UTF8.GetString(value);
        }
    }

    private string? Value(JsonObject variable, Dictionary<string, string> known)
    {
        if (variable["valueFrom"] is not { } from)
            return Expansion.Expand((string?)variable["value"] ?? "", known);
        if (from["fieldRef"] is { } field)
            return DownwardApi.Field(pod, address, (string?)field["fieldPath"] ?? "");
        if (from["resourceFieldRef"] is { } resource)
            return DownwardApi.Resource(pod, container, resource);

        foreach (var (member, kind, word) in Sources)
        {
            if (from[$"{member}KeyRef"] is { } reference)
                return Key(kind, word, reference);
        }

        throw new ContainerConfigException($"the variable {(string?)variable["name"]} has a valueFrom that the box does not know: use configMapKeyRef, secretKeyRef, fieldRef or resourceFieldRef");
    }

    private string? Key(Kind kind, string word, JsonNode reference)
    {
        var (name, key) = ((string?)reference["name"] ?? "", (string?)reference["key"] ?? "");
        var found = data.Find(kind, name);
        if (found?.TryGetValue(key, out var value) is true)
            return Encoding.UTF8.GetString(value!);
        if (IsOptional(reference))
            return null;

        throw new ContainerConfigException(found is null ? $"{word} \"{name}\" not found" : $"couldn't find key {key} in {kind.Name} {data.Namespace}/{name}");
    }

    private static bool IsOptional(JsonNode reference) => (bool?)reference["optional"] ?? false;
}
