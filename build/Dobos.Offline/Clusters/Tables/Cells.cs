using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Tables;

/// <summary>Forms in which kubectl shows lists, labels and things that are not there.</summary>
internal static class Cells
{
    public const string None = "<none>";
    public const string Unset = "<unset>";

    public static string Or(this string? text, string otherwise) => string.IsNullOrEmpty(text) ? otherwise : text;

    public static string Listed(this IEnumerable<string> items, string otherwise = None) => string.Join(',', items).Or(otherwise);

    /// <summary>The first few, and how many more there are.</summary>
    public static string Shortened(IReadOnlyList<string> items, string otherwise, int most = 3) =>
        items.Count > most ? $"{string.Join(',', items.Take(most))} + {items.Count - most} more..." : string.Join(',', items).Or(otherwise);

    public static IEnumerable<string> Texts(this JsonNode? node, string name) => ((node as JsonObject)?[name] as JsonArray ?? []).Select(item => item.AsText()).OfType<string>();

    public static string Labels(JsonObject? labels) => (labels ?? []).OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value.AsText()}").Listed();

    public static string Selector(JsonObject? selector) => Equal(selector).Concat(selector.Items("matchExpressions").Select(Expression)).Listed();

    public static string ContainerNames(JsonObject? pod) => string.Join(',', pod.Items("containers").Select(container => container.Text("name")));

    public static string Images(JsonObject? pod) => string.Join(',', pod.Items("containers").Select(container => container.Text("image")));

    /// <summary>A number or a text, as it is written.</summary>
    public static string? Written(this JsonNode? node, string name) => (node as JsonObject)?[name] is JsonValue value ? value.AsText() ?? value.ToJsonString() : null;

    /// <summary>Whether a condition of the object's status is true.</summary>
    public static bool HasCondition(this JsonObject content, string type) =>
        Conditions.Is(content.Part("status"), type);

    /// <summary>Where what balances the load is found from outside.</summary>
    public static IEnumerable<string> Balancers(JsonObject content) =>
        content.Part("status", "loadBalancer").Items("ingress").Select(place => place.Text("ip").Or(place.Text("hostname") ?? "")).Where(place => place.Length > 0);

    private static IEnumerable<string> Equal(JsonObject? selector) =>
        (selector.Part("matchLabels") ?? []).OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value.AsText()}");

    private static string Expression(JsonObject expression)
    {
        var key = expression.Text("key");
        var values = string.Join(',', expression.Texts("values").Order(StringComparer.Ordinal));
        return expression.Text("operator") switch
        {
            "In" => $"{key} in ({values})",
            "NotIn" => $"{key} notin ({values})",
            "DoesNotExist" => $"!{key}",
            _ => $"{key}",
        };
    }
}
