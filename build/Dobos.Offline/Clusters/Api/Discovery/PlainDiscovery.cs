using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;

namespace Dobos.Offline.Clusters.Api.Discovery;

/// <summary>What there is, a document for each group and version.</summary>
internal static class PlainDiscovery
{
    public static IEnumerable<KeyValuePair<string, Document>> All()
    {
        var groups = GroupVersions.All.Where(one => one.Key.Group.Length > 0).Select(one => Group(one.Key.Group, one.Key.Version)).ToList();
        yield return new("", Document.Of(new JsonObject { ["paths"] = new JsonArray([.. Paths().Select(path => JsonValue.Create(path))]) }));
        yield return new("/api", Document.Of(new JsonObject { ["kind"] = "APIVersions", ["versions"] = new JsonArray("v1"), ["serverAddressByClientCIDRs"] = new JsonArray() }));
        yield return new("/apis", Document.Of(new JsonObject { ["kind"] = "APIGroupList", ["apiVersion"] = "v1", ["groups"] = new JsonArray([.. groups.Select(group => group.DeepClone())]) }));
        foreach (var group in groups)
            yield return new($"/apis/{group["name"]}", Document.Of(Alone(group)));
        foreach (var one in GroupVersions.All)
            yield return new($"/{GroupVersions.Path(one.Key.ApiVersion)}", Document.Of(Resources(one.Key.ApiVersion, one)));
    }

    private static IEnumerable<string> Paths() =>
        ["/api", "/apis", .. GroupVersions.All.Select(one => $"/{GroupVersions.Path(one.Key.ApiVersion)}"), "/healthz", "/livez", "/openapi/v3", "/readyz", "/version"];

    private static JsonObject Group(string group, string version) => new()
    {
        ["name"] = group,
        ["versions"] = new JsonArray(Version(group, version)),
        ["preferredVersion"] = Version(group, version),
    };

    private static JsonObject Version(string group, string version) => new() { ["groupVersion"] = $"{group}/{version}", ["version"] = version };

    private static JsonObject Alone(JsonObject group)
    {
        JsonObject alone = new() { ["kind"] = "APIGroup", ["apiVersion"] = "v1" };
        foreach (var (member, value) in group)
            alone[member] = value?.DeepClone();
        return alone;
    }

    private static JsonObject Resources(string apiVersion, IEnumerable<Kind> kinds) => new()
    {
        ["kind"] = "APIResourceList",
        ["apiVersion"] = "v1",
        ["groupVersion"] = apiVersion,
        ["resources"] = new JsonArray([.. kinds.SelectMany(ResourceRow.Of).Select(Resource)]),
    };

    private static JsonObject Resource(ResourceRow row)
    {
        JsonObject resource = new()
        {
            ["name"] = row.Name,
            ["singularName"] = row.Subresource.Length == 0 ? row.Kind.Name.ToLowerInvariant() : "",
            ["namespaced"] = row.Kind.Namespaced,
            ["kind"] = row.Other?.Kind ?? row.Kind.Name,
            ["verbs"] = Texts(row.Verbs),
        };
        if (row.Other is { } other)
            (resource["group"], resource["version"]) = (other.Group, other.Version);
        if (row.Subresource.Length == 0 && row.Kind.ShortNames.Count > 0)
            resource["shortNames"] = Texts(row.Kind.ShortNames);
        if (row.Subresource.Length == 0 && row.Kind.Categories.Count > 0)
            resource["categories"] = Texts(row.Kind.Categories);
        return resource;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];
}
