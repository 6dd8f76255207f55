using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Api;

/// <summary>How many replicas a workload has, apart from all else that it says.</summary>
internal static class ScaleHandlers
{
    private static readonly Kind Scale = new("autoscaling", "v1", "Scale", "scales", Namespaced: true);

    public static async Task AnswerAsync(ApiCall call)
    {
        var stored = call.Request.Method switch
        {
            "GET" => call.Cluster.Get(call.Kind, call.Namespace, call.Path.Name),
            "PUT" => Write(call, await RequestBody.JsonObjectAsync(call)),
            "PATCH" => Patch(call, await PatchHandlers.ReadAsync(call)),
            _ => throw Refusals.NoSuchVerb(),
        };
        await Answer.JsonAsync(call.Context, 200, Of(stored.Open()));
    }

    private static Stored Write(ApiCall call, JsonObject scale) => Edit(call, _ => scale);

    private static Stored Patch(ApiCall call, JsonNode patch) => Edit(call, scale => PatchHandlers.Patched(call, Scale, scale, patch));

    private static Stored Edit(ApiCall call, Func<JsonObject, JsonObject> edit) => Shaped.Do(() => call.Cluster.Edit(call.Kind, call.Namespace, call.Path.Name, current =>
    {
        var scale = edit(Of(current));
        if (current.Part("spec") is not { } spec)
            current["spec"] = spec = [];
        spec["replicas"] = Replicas(call, scale);
        if (scale.Part("metadata").Text("resourceVersion") is { Length: > 0 } version)
            Metadata.Of(current)["resourceVersion"] = version;
        return current;
    }, call.Order));

    private static JsonNode Replicas(ApiCall call, JsonObject scale) => (scale.Part("spec")?["replicas"]) switch
    {
        null => 0,
        var given when given.AsNumber() is >= 0 and <= int.MaxValue and var number => (int)number,
        var given => throw new ClusterRefusedException(422, "Invalid", $"Scale.autoscaling \"{call.Path.Name}\" is invalid: spec.replicas: Invalid value: {given.ToJsonString()}: must be greater than or equal to 0"),
    };

    private static JsonObject Of(JsonObject workload)
    {
        JsonObject metadata = [];
        foreach (var member in new[] { "name", "namespace", "uid", "resourceVersion", "creationTimestamp" })
            metadata[member] = workload.Part("metadata")?[member]?.DeepClone();

        return new()
        {
            ["kind"] = Scale.Name,
            ["apiVersion"] = Scale.ApiVersion,
            ["metadata"] = metadata,
            ["spec"] = new JsonObject { ["replicas"] = workload.Part("spec").Number("replicas") ?? 0 },
            ["status"] = new JsonObject { ["replicas"] = workload.Part("status").Number("replicas") ?? 0, ["selector"] = Selector(workload.Part("spec", "selector")) },
        };
    }

    private static string Selector(JsonObject? selector) => string.Join(',', (selector.Part("matchLabels") ?? []).Select(label => $"{label.Key}={label.Value}"));
}
