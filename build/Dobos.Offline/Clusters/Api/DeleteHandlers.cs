using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Api;

/// <summary>Deletes one object, or all that are selected.</summary>
internal static class DeleteHandlers
{
    /// <summary>Of these the object itself is answered, even when it is gone at once.</summary>
    private static readonly Kind[] Shown = [KindTable.Pod, KindTable.Service, KindTable.ServiceAccount, KindTable.PersistentVolumeClaim, KindTable.ResourceQuota];

    private static readonly string[] Known = ["Background", "Foreground", "Orphan"];

    public static async Task DeleteAsync(ApiCall call)
    {
        var order = await OrderAsync(call);
        var (last, isGone) = Delete(call, call.Namespace, call.Path.Name, order);
        await (isGone && !Shown.Contains(call.Kind) ? Answer.JsonAsync(call.Context, 200, ApiStatus.Deleted(last)) : Answer.ObjectAsync(call, last));
    }

    public static async Task DeleteAllAsync(ApiCall call)
    {
        var order = await OrderAsync(call);
        var selection = Selection.Of(call);
        Page page = new([.. call.Cluster.Store.List(call.Kind, selection.Namespace).Items.Where(selection.Has)], call.Cluster.Store.Version, Continue: null, Remaining: null);
        foreach (var stored in page.Items)
        {
            try
            {
                Delete(call, stored.Key.Namespace, stored.Key.Name, order);
            }
            catch (ClusterRefusedException gone) when (gone.Code == 404)
            {
                // Somebody else was quicker.
            }
        }

        await ListHandlers.WriteAsync(call, page);
    }

    private static (Stored Last, bool IsGone) Delete(ApiCall call, string inNamespace, string name, DeleteOrder order) => call.Cluster.Store.Do(_ =>
    {
        var last = call.Cluster.Delete(call.Kind, inNamespace, name, order);
        return (last, order.DryRun ? !last.IsGoing : call.Cluster.Find(call.Kind, inNamespace, name) is null);
    });

    private static async Task<DeleteOrder> OrderAsync(ApiCall call)
    {
        var options = await OptionsAsync(call);
        var preconditions = options.Part("preconditions");
        var grace = call.Number("gracePeriodSeconds") ?? options.Number("gracePeriodSeconds");
        return new()
        {
            GraceSeconds = grace is < 0 or > int.MaxValue ? throw Invalid("gracePeriodSeconds", $"Invalid value: {grace}: must be greater than or equal to 0") : (int?)grace,
            Propagation = Propagation(call, options),
            Uid = preconditions.Text("uid"),
            ResourceVersion = preconditions.Text("resourceVersion"),
            DryRun = call.IsDryRun || (options["dryRun"] as JsonArray)?.Count > 0,
        };
    }

    private static async Task<JsonObject> OptionsAsync(ApiCall call)
    {
        var content = await RequestBody.BytesAsync(call.Context);
        return content.Length == 0 ? []
            : RequestBody.IsProtobuf(call.Request) ? RequestBody.Protobuf(content)
            : RequestBody.Json(content) as JsonObject ?? throw ClusterRefusedException.BadRequest("the options of a deletion are a JSON object");
    }

    private static string? Propagation(ApiCall call, JsonObject options) => (call.Query("propagationPolicy") ?? options.Text("propagationPolicy"), call.Query("orphanDependents") ?? options["orphanDependents"]?.ToString()) switch
    {
        ({ } said, null) when Known.Contains(said) => said,
        (null, "true") => "Orphan",
        (null, "false") => "Background",
        // As Kubernetes has it: whoever deletes a Job and says nothing keeps its pods.
        (null, null) => call.Kind == KindTable.Job ? "Orphan" : null,
        ({ } said, null) => throw Invalid("propagationPolicy", $"Unsupported value: \"{said}\": supported values: \"Background\", \"Foreground\", \"Orphan\""),
        _ => throw Invalid("propagationPolicy", "Invalid value: orphanDependents and deletionPropagation cannot be both set"),
    };

    private static ClusterRefusedException Invalid(string field, string message) =>
        new(422, "Invalid", $"DeleteOptions.meta.k8s.io \"\" is invalid: {field}: {message}") { Causes = [(field, message)] };
}
