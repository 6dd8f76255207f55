using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Ingresses;

/// <summary>One ingress as an object says it.</summary>
internal sealed class ReadIngress
{
    private readonly string _namespace;
    private readonly IngressSettings _settings;

    public ReadIngress(ObjectKey key, JsonObject ingress)
    {
        (_namespace, _settings) = (key.Namespace, IngressSettings.Of(ingress));
        Rules = [.. RulesOf(ingress)];
        Default = Read(ingress["spec"]?["defaultBackend"]) is { } backend ? new("", new("/", IsExact: false), backend, _settings) : null;
    }

    public IReadOnlyList<IngressRule> Rules { get; }

    public IngressRule? Default { get; }

    /// <summary>It is a canary beside another.</summary>
    public bool IsTrial => _settings.Canary is not null;

    private IEnumerable<IngressRule> RulesOf(JsonObject ingress) =>
        from rule in ingress["spec"].Items("rules")
        from path in rule["http"].Items("paths")
        let backend = Read(path["backend"])
        where backend is not null
        select new IngressRule(
            ((string?)rule["host"] ?? "").ToLowerInvariant(),
            new((string?)path["path"] is { Length: > 0 } text ? text : "/", (string?)path["pathType"] == "Exact"),
            backend,
            _settings);

    private Backend? Read(JsonNode? backend) =>
        (string?)backend?["service"]?["name"] is { } service
            ? new(_namespace, service, (string?)backend["service"]!["port"]?["name"], (int?)backend["service"]!["port"]?["number"] ?? 0)
            : null;
}
