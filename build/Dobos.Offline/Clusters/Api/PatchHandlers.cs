using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Patches;
using Dobos.Offline.Clusters.Store;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Clusters.Api;

/// <summary>Changes a part of an object, in the four ways in which Kubernetes lets it be said.</summary>
internal static class PatchHandlers
{
    private const string Application = "application/apply-patch+yaml";

    public static async Task PatchAsync(ApiCall call)
    {
        var patch = await ReadAsync(call);
        var (written, isNew) = Shaped.Do(() => RequestBody.TypeOf(call.Request) == Application ? ServerSide(call, patch) : (Edit(call, patch, call.Order), false));
        await Answer.ObjectAsync(call, written, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    /// <summary>Its status alone.</summary>
    public static async Task PatchStatusAsync(ApiCall call)
    {
        var patch = await ReadAsync(call);
        var order = call.Order with { OfStatus = true };
        var written = Shaped.Do(() => RequestBody.TypeOf(call.Request) == Application
            ? call.Cluster.Edit(call.Kind, call.Namespace, call.Path.Name, live => Apply(call, live, (JsonObject)patch, "status"), order with { Manager = null })
            : Edit(call, patch, order));
        await Answer.ObjectAsync(call, written);
    }

    public static async Task<JsonNode> ReadAsync(ApiCall call)
    {
        var type = RequestBody.TypeOf(call.Request);
        if (type is not ("application/strategic-merge-patch+json" or "application/merge-patch+json" or "application/json-patch+json" or Application))
            throw Refusals.UnknownBody("application/json-patch+json", "application/merge-patch+json", Application, "application/strategic-merge-patch+json");

        var patch = RequestBody.Json(await RequestBody.BytesAsync(call.Context));
        return type == "application/json-patch+json" == patch is JsonArray && patch is not JsonValue
            ? patch
            : throw ClusterRefusedException.BadRequest($"error decoding patch: {type} is not made of a JSON {(patch is JsonArray ? "array" : patch is JsonObject ? "object" : "value")}");
    }

    /// <summary>What an object becomes by a patch of the type that the request names.</summary>
    public static JsonObject Patched(ApiCall call, Kind kind, JsonObject current, JsonNode patch) => RequestBody.TypeOf(call.Request) switch
    {
        "application/strategic-merge-patch+json" => StrategicMerge.Apply(current, (JsonObject)patch, kind),
        "application/json-patch+json" => JsonPatch.Apply(current, (JsonArray)patch),
        _ => MergePatch.Apply(current, (JsonObject)patch),
    };

    private static Stored Edit(ApiCall call, JsonNode patch, WriteOrder order) =>
        call.Cluster.Edit(call.Kind, call.Namespace, call.Path.Name, current => Patched(call, call.Kind, current, patch), order);

    private static (Stored Written, bool IsNew) ServerSide(ApiCall call, JsonNode patch)
    {
        var applied = (JsonObject)patch;
        if ((applied.Text("apiVersion"), applied.Text("kind")) != (call.Kind.ApiVersion, call.Kind.Name))
            throw Refusals.WrongKind(call.Kind, applied.Text("apiVersion"), applied.Text("kind"));
        // It names its managers itself.
        var order = call.Order with { Manager = null };
        Metadata.Of(applied)["name"] ??= call.Path.Name;
        return call.Cluster.Store.Do(_ => call.Cluster.Find(call.Kind, call.Namespace, call.Path.Name) is null
            ? (call.Cluster.Create(call.Kind, call.Namespace, New(call, applied), order), true)
            : (call.Cluster.Edit(call.Kind, call.Namespace, call.Path.Name, live => Apply(call, live, applied), order), false));
    }

    private static JsonObject New(ApiCall call, JsonObject applied)
    {
        if (Metadata.Of(applied).Text("name") != call.Path.Name)
            throw ClusterRefusedException.BadRequest($"the name of the object ({Metadata.Of(applied).Text("name")}) does not match the name on the URL ({call.Path.Name})");
        if (Metadata.Of(applied).Text("uid") is { Length: > 0 } uid)
            throw ClusterRefusedException.Conflict(call.Kind, call.Path.Name, $"uid mismatch: the provided object specified uid {uid}, and no existing object was found");
        return Apply(call, live: null, applied);
    }

    private static JsonObject Apply(ApiCall call, JsonObject? live, JsonObject applied, string subresource = "") =>
        ServerSideApply.Apply(live, applied, call.Kind, call.Query("fieldManager") ?? "", live is null || call.Asks("force"), call.Cluster.Clock.GetUtcNow(), subresource);
}
