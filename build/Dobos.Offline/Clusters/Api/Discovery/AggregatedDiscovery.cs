using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;

namespace Dobos.Offline.Clusters.Api.Discovery;

/// <summary>What there is, all of it in two documents.</summary>
internal static class AggregatedDiscovery
{
    private const string Type = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    public static IEnumerable<KeyValuePair<string, Document>> All()
    {
        yield return new("/api", Groups(GroupVersions.All.Where(one => one.Key.Group.Length == 0)));
        yield return new("/apis", Groups(GroupVersions.All.Where(one => one.Key.Group.Length > 0)));
    }

    private static Document Groups(IEnumerable<IGrouping<(string Group, string Version, string ApiVersion), Kind>> groups) => Document.Of(new JsonObject
    {
        ["kind"] = "APIGroupDiscoveryList",
        ["apiVersion"] = "apidiscovery.k8s.io/v2",
        ["metadata"] = new JsonObject(),
        ["items"] = new JsonArray([.. groups.Select(one => Group(one.Key.Group, one.Key.Version, one))]),
    }, Type);

    private static JsonObject Group(string group, string version, IEnumerable<Kind> kinds) => new()
    {
        ["metadata"] = group.Length == 0 ? new JsonObject { ["creationTimestamp"] = null } : new JsonObject { ["name"] = group, ["creationTimestamp"] = null },
        ["versions"] = new JsonArray(new JsonObject { ["version"] = version, ["resources"] = new JsonArray([.. kinds.Select(Resource)]), ["freshness"] = "Current" }),
    };

    private static JsonObject Resource(Kind kind)
    {
        var rows = ResourceRow.Of(kind).ToList();
        JsonObject resource = new()
        {
            ["resource"] = kind.Plural,
            ["responseKind"] = ResponseKind(rows[0]),
            ["scope"] = kind.Namespaced ? "Namespaced" : "Cluster",
            ["singularResource"] = kind.Name.ToLowerInvariant(),
            ["verbs"] = Texts(rows[0].Verbs),
        };
        if (kind.ShortNames.Count > 0)
            resource["shortNames"] = Texts(kind.ShortNames);
        if (kind.Categories.Count > 0)
            resource["categories"] = Texts(kind.Categories);
        if (rows.Count > 1)
            resource["subresources"] = new JsonArray([.. rows.Skip(1).Select(Part)]);
        return resource;
    }

    private static JsonObject Part(ResourceRow row) => new() { ["subresource"] = row.Subresource, ["responseKind"] = ResponseKind(row), ["verbs"] = Texts(row.Verbs) };

    private static JsonObject ResponseKind(ResourceRow row) =>
        row.Other is { } other
            ? new() { ["group"] = other.Group, ["version"] = other.Version, ["kind"] = other.Kind }
            : new() { ["group"] = row.Kind.Group, ["version"] = row.Kind.Version, ["kind"] = row.Kind.Name };

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];
}
