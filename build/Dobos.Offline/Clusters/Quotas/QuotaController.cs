using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Controllers;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Quotas;

/// <summary>Keeps up what each quota says is taken.</summary>
internal static class QuotaController
{
    public static readonly Controller Row = new(KindTable.ResourceQuota, Touched, Look);

    private static IEnumerable<ObjectKey> Touched(Cluster cluster, Change change) =>
        change.Now.Key.Kind == KindTable.ResourceQuota ? [change.Now.Key]
        : !change.Now.Key.Kind.Namespaced || change.Now.Key.Kind == KindTable.Event ? []
        : cluster.Store.List(KindTable.ResourceQuota, change.Now.Key.Namespace).Items.Select(quota => quota.Key);

    private static DateTimeOffset? Look(Cluster cluster, ObjectKey key)
    {
        if (cluster.Store.Find(key) is not { IsGoing: false } stored)
            return null;

        Quota quota = new(stored);
        JsonObject status = new() { ["hard"] = quota.Hard.Write(), ["used"] = quota.Used(cluster).Write() };
        cluster.Edit(key.Kind, key.Namespace, key.Name, content =>
        {
            content["status"] = status;
            return content;
        }, new() { OfStatus = true });
        return null;
    }
}
