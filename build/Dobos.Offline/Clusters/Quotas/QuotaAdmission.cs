using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;

namespace Dobos.Offline.Clusters.Quotas;

/// <summary>Refuses what would be more than a namespace may have, in the words of Kubernetes.</summary>
internal static class QuotaAdmission
{
    public static void Admit(Cluster cluster, Kind kind, JsonObject? before, JsonObject now)
    {
        if (!kind.Namespaced || kind == KindTable.Event)
            return;

        var metadata = now["metadata"]!;
        foreach (var quota in cluster.Store.List(KindTable.ResourceQuota, (string)metadata["namespace"]!).Items.Select(stored => new Quota(stored)))
            if (quota.Refusal(cluster, kind, before, now) is { } why)
                throw ClusterRefusedException.Forbidden(kind, (string)metadata["name"]!, why);
    }
}
