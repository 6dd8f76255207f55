using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Selectors;

/// <summary>What is asked of an object's labels; all of it must be met, and nothing asked is met by all.</summary>
internal sealed record LabelSelector(IReadOnlyList<Requirement> Requirements)
{
    public static readonly LabelSelector Everything = new([]);

    public bool Matches(IReadOnlyDictionary<string, string> labels) => Requirements.All(requirement => requirement.IsMetBy(labels));

    /// <summary>As clients write it in a query: <c>app=web,tier!=db,slot in (a,b),!old</c>.</summary>
    public static LabelSelector Parse(string? text) => string.IsNullOrEmpty(text) ? Everything : new(LabelSelectorParser.Parse(text));

    /// <summary>As workloads and policies hold it, with matchLabels and matchExpressions; or the plain map of a Service. Null selects nothing there and everything here.</summary>
    public static LabelSelector Of(JsonObject? selector) =>
        selector is null ? Everything
        : selector.ContainsKey("matchLabels") || selector.ContainsKey("matchExpressions") ? new([.. Equal(selector["matchLabels"] as JsonObject), .. Expressions(selector["matchExpressions"] as JsonArray)])
        : new([.. Equal(selector)]);

    private static IEnumerable<Requirement> Equal(JsonObject? labels) => (labels ?? []).Select(label => new Requirement(label.Key, Demand.In, [(string?)label.Value ?? ""]));

    private static IEnumerable<Requirement> Expressions(JsonArray? expressions) => (expressions ?? []).OfType<JsonObject>().Select(expression =>
        new Requirement((string)expression["key"]!, Enum.Parse<Demand>((string)expression["operator"]!), [.. (expression["values"] as JsonArray ?? []).Select(value => (string)value!)]));
}
