using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Ingresses;

/// <summary>Reads the rules of all ingresses that are ours; of two for the same the older one counts.</summary>
internal static class IngressReader
{
    public static IngressRules Read(IReadOnlyDictionary<ObjectKey, JsonObject> objects)
    {
        IngressClasses classes = new(objects);
        var ours = objects
            .Where(pair => pair.Key.Kind == KindTable.Ingress && classes.IsOurs(pair.Value))
            .OrderBy(pair => (string?)pair.Value["metadata"]?["creationTimestamp"], StringComparer.Ordinal)
            .ThenBy(pair => pair.Key.Namespace, StringComparer.Ordinal).ThenBy(pair => pair.Key.Name, StringComparer.Ordinal)
            .Select(pair => (pair.Key, Content: pair.Value, Settings: IngressSettings.Of(pair.Value)))
            .ToArray();
        var trials = ours.Where(ingress => ingress.Settings.Canary is not null).SelectMany(ingress => Rules(ingress.Key, ingress.Content, ingress.Settings)).ToArray();
        var main = ours.Where(ingress => ingress.Settings.Canary is null).ToArray();
        return new(
            [.. main.SelectMany(ingress => Rules(ingress.Key, ingress.Content, ingress.Settings)).Select(rule => With(rule, trials))],
            main.Select(ingress => Default(ingress.Key, ingress.Content, ingress.Settings)).FirstOrDefault(rule => rule is not null));
    }

    private static IngressRule With(IngressRule rule, IEnumerable<IngressRule> trials) =>
        trials.FirstOrDefault(trial => trial.Host == rule.Host && trial.Path == rule.Path) is { } found
            ? rule with { Canary = new(found.Settings.Canary!, found.Backend, found.Settings) }
            : rule;

    private static IEnumerable<IngressRule> Rules(ObjectKey key, JsonObject ingress, IngressSettings settings) =>
        from rule in Items(ingress["spec"]?["rules"])
        from path in Items(rule["http"]?["paths"])
        let backend = Read(key, path["backend"])
        where backend is not null
        select new IngressRule(
            ((string?)rule["host"] ?? "").ToLowerInvariant(),
            new((string?)path["path"] is { Length: > 0 } text ? text : "/", (string?)path["pathType"] == "Exact"),
            backend,
            settings);

    private static IngressRule? Default(ObjectKey key, JsonObject ingress, IngressSettings settings) =>
        Read(key, ingress["spec"]?["defaultBackend"]) is { } backend ? new("", new("/", IsExact: false), backend, settings) : null;

    private static Backend? Read(ObjectKey key, JsonNode? backend) =>
        (string?)backend?["service"]?["name"] is { } service
            ? new(key.Namespace, service, (string?)backend["service"]!["port"]?["name"], (int?)backend["service"]!["port"]?["number"] ?? 0)
            : null;

    private static IEnumerable<JsonObject> Items(JsonNode? array) => (array as JsonArray ?? []).OfType<JsonObject>();
}
