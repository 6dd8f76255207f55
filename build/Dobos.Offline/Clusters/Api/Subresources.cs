using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Clusters.Api;

/// <summary>The parts of objects that are asked for on their own.</summary>
internal sealed class Subresources(Func<HttpContext, Stored, Task> logs)
{
    public Task AnswerAsync(ApiCall call) => call.Path.Subresource switch
    {
        "status" when call.Kind.HasStatus => StatusAsync(call),
        "scale" when call.Kind.HasScale => ScaleHandlers.AnswerAsync(call),
        "finalize" when call.Kind == KindTable.Namespace && call.Request.Method == "PUT" => FinalizeAsync(call),
        "eviction" when call.Kind == KindTable.Pod && call.Request.Method == "POST" => EvictAsync(call),
        "log" when call.Kind == KindTable.Pod && call.Request.Method == "GET" => logs(call.Context, call.Cluster.Get(call.Kind, call.Namespace, call.Path.Name)),
        "exec" or "attach" when call.Kind == KindTable.Pod => throw Refusals.NotDone("run commands in pods", "a pod's process runs on this machine, where its logs and its ports can be reached"),
        "portforward" or "proxy" when call.Kind == KindTable.Pod || call.Kind == KindTable.Service => throw Refusals.NotDone("forward ports", "what an Ingress names is served at the cluster's ingress address, and pods listen on loopback addresses of this machine"),
        "token" when call.Kind == KindTable.ServiceAccount => throw Refusals.NotDone("issue tokens of ServiceAccounts", "use the kubeconfig of the admin, or that of a namespace's deployer"),
        "ephemeralcontainers" or "resize" when call.Kind == KindTable.Pod => throw Refusals.NotDone("change the containers of a running pod", "change its workload, and new pods come"),
        _ => throw Refusals.NoSuchResource(),
    };

    private static Task StatusAsync(ApiCall call) => call.Request.Method switch
    {
        "GET" => Answer.ObjectAsync(call, call.Cluster.Get(call.Kind, call.Namespace, call.Path.Name)),
        "PUT" => ReplaceStatusAsync(call),
        "PATCH" => PatchHandlers.PatchStatusAsync(call),
        _ => throw Refusals.NoSuchVerb(),
    };

    private static async Task ReplaceStatusAsync(ApiCall call)
    {
        var sent = await RequestBody.ObjectAsync(call);
        var written = Shaped.Do(() => call.Cluster.Edit(call.Kind, call.Namespace, call.Path.Name, _ => sent, call.Order with { OfStatus = true }));
        await Answer.ObjectAsync(call, written);
    }

    private static async Task FinalizeAsync(ApiCall call)
    {
        var sent = await RequestBody.ObjectAsync(call);
        var written = Shaped.Do(() => call.Cluster.Edit(call.Kind, "", call.Path.Name, current =>
        {
            current["spec"] = new JsonObject { ["finalizers"] = sent.Part("spec")?["finalizers"]?.DeepClone() ?? new JsonArray() };
            return current;
        }, call.Order));
        await Answer.ObjectAsync(call, written);
    }

    /// <summary>Budgets are not looked at: on one machine nothing is drained.</summary>
    private static async Task EvictAsync(ApiCall call)
    {
        var options = (RequestBody.Json(await RequestBody.BytesAsync(call.Context)) as JsonObject).Part("deleteOptions");
        call.Cluster.Delete(call.Kind, call.Namespace, call.Path.Name, new() { GraceSeconds = (int?)options.Number("gracePeriodSeconds"), DryRun = call.IsDryRun });
        await Answer.JsonAsync(call.Context, StatusCodes.Status201Created, ApiStatus.Success());
    }
}
