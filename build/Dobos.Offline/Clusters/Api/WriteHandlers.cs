using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Clusters.Api;

/// <summary>Writes objects as whole as clients send them.</summary>
internal static class WriteHandlers
{
    /// <summary>What a PUT creates when it is not there, as Kubernetes has it.</summary>
    private static readonly Kind[] CreatedByUpdate = [KindTable.Lease, KindTable.Endpoints, KindTable.Event, KindTable.Role, KindTable.RoleBinding, KindTable.ClusterRole, KindTable.ClusterRoleBinding, KindTable.LimitRange];

    public static async Task CreateAsync(ApiCall call)
    {
        var sent = await RequestBody.ObjectAsync(call);
        if (call.Kind.Namespaced && call.Path.Namespace.Length == 0)
            throw Refusals.NoSuchVerb();

        var created = Shaped.Do(() => call.Cluster.Create(call.Kind, call.Namespace, sent, call.Order));
        await Answer.ObjectAsync(call, created, StatusCodes.Status201Created);
    }

    public static async Task ReplaceAsync(ApiCall call)
    {
        var sent = await RequestBody.ObjectAsync(call);
        var (written, isNew) = Shaped.Do(() => call.Cluster.Store.Do(_ => Replace(call, sent)));
        await Answer.ObjectAsync(call, written, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static (Stored Written, bool IsNew) Replace(ApiCall call, JsonObject sent)
    {
        if (CreatedByUpdate.Contains(call.Kind) && call.Cluster.Find(call.Kind, call.Namespace, call.Path.Name) is null && (string?)Metadata.Of(sent)["resourceVersion"] is null or "")
        {
            Metadata.Of(sent)["name"] ??= call.Path.Name;
            return (call.Cluster.Create(call.Kind, call.Namespace, sent, call.Order), true);
        }

        return (call.Cluster.Edit(call.Kind, call.Namespace, call.Path.Name, _ => sent, call.Order), false);
    }
}
