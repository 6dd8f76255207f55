namespace Dobos.Offline.Clusters.Ingresses;

/// <summary>All rules of a cluster at one moment: the host decides first, then the path.</summary>
internal sealed class IngressRules
{
    public static readonly IngressRules None = new([], null);

    private readonly Dictionary<string, IngressRule[]> _byHost;
    private readonly IngressRule? _default;

    /// <param name="rules">Of two for the same host and path the first counts.</param>
    public IngressRules(IReadOnlyList<IngressRule> rules, IngressRule? @default)
    {
        _default = @default;
        _byHost = rules.GroupBy(rule => rule.Host).ToDictionary(rulesOfHost => rulesOfHost.Key, rulesOfHost => rulesOfHost.OrderBy(rule => rule.Path).ToArray());
    }

    public IEnumerable<string> Hosts => _byHost.Keys.Where(host => host.Length > 0).Order(StringComparer.Ordinal);

    /// <summary>Null when no rule and no default backend takes it.</summary>
    public IngressRule? Find(string host, string path) => (OfHost(host.ToLowerInvariant()) ?? []).FirstOrDefault(rule => rule.Path.Matches(path)) ?? _default;

    private IngressRule[]? OfHost(string host) =>
        _byHost.GetValueOrDefault(host) ?? _byHost.GetValueOrDefault($"*{host[Math.Max(host.IndexOf('.', StringComparison.Ordinal), 0)..]}") ?? _byHost.GetValueOrDefault("");
}
