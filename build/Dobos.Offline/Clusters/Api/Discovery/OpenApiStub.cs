using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;

namespace Dobos.Offline.Clusters.Api.Discovery;

/// <summary>As much OpenAPI as tells clients that this server checks fields itself, so that they ask for no schema.</summary>
internal static class OpenApiStub
{
    public static IEnumerable<KeyValuePair<string, Document>> All()
    {
        JsonObject paths = [];
        foreach (var path in GroupVersions.All.Select(one => GroupVersions.Path(one.Key.ApiVersion)))
            paths[path] = new JsonObject { ["serverRelativeURL"] = $"/openapi/v3/{path}?hash=1" };

        yield return new("/openapi/v3", Document.Of(new JsonObject { ["paths"] = paths }));
        foreach (var one in GroupVersions.All)
            yield return new($"/openapi/v3/{GroupVersions.Path(one.Key.ApiVersion)}", Document.Of(Group(one)));
    }

    private static JsonObject Group(IEnumerable<Kind> kinds)
    {
        JsonObject paths = [];
        foreach (var kind in kinds)
            paths[$"/{kind.Name}"] = new JsonObject { ["patch"] = Patch(kind) };

        return new() { ["openapi"] = "3.0.0", ["info"] = new JsonObject { ["title"] = "Kubernetes, in the offline box", ["version"] = ServerVersion.Text }, ["paths"] = paths };
    }

    private static JsonObject Patch(Kind kind) => new()
    {
        ["parameters"] = new JsonArray(new JsonObject { ["name"] = "fieldValidation", ["in"] = "query", ["schema"] = new JsonObject { ["type"] = "string" } }),
        ["responses"] = new JsonObject(),
        ["x-kubernetes-group-version-kind"] = new JsonObject { ["group"] = kind.Group, ["version"] = kind.Version, ["kind"] = kind.Name },
    };
}
