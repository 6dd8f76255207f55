using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Quotas;

/// <summary>Amounts by the names of what they are of: what an object takes, or what there is.</summary>
internal sealed class Resources : SortedDictionary<string, Quantity>
{
    public Resources()
        : base(StringComparer.Ordinal)
    {
    }

    public static Resources Of(JsonObject? amounts)
    {
        Resources all = [];
        foreach (var (name, amount) in amounts ?? [])
            if (Quantity.Of(amount) is { } quantity)
                all[name] = quantity;
        return all;
    }

    public void Add(Resources other)
    {
        foreach (var (name, amount) in other)
            this[name] = this.GetValueOrDefault(name) + amount;
    }

    public void Raise(Resources other)
    {
        foreach (var (name, amount) in other)
            this[name] = Quantity.Max(this.GetValueOrDefault(name), amount);
    }

    /// <summary>As messages list them: <c>pods=1,requests.cpu=100m</c>.</summary>
    public string List(IEnumerable<string> names) => string.Join(',', names.Select(name => $"{name}={this.GetValueOrDefault(name)}"));

    public JsonObject Write() => new(this.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value.ToString())));
}
