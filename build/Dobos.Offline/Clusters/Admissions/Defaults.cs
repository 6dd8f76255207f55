using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Admissions;

/// <summary>Says in an object what its author left open, as an API server does; a field that is null was left open.</summary>
internal static class Defaults
{
    private static readonly Dictionary<Kind, Action<JsonObject>> ByKind = new()
    {
        [KindTable.Namespace] = NamespaceDefaults.Fill,
        [KindTable.Pod] = pod => PodDefaults.Fill(pod.Part("spec")),
        [KindTable.Service] = ServiceDefaults.Fill,
        [KindTable.Endpoints] = ServiceDefaults.FillEndpoints,
        [KindTable.EndpointSlice] = ServiceDefaults.FillSlice,
        [KindTable.Secret] = SecretDefaults.Fill,
        [KindTable.Deployment] = WorkloadDefaults.FillDeployment,
        [KindTable.ReplicaSet] = WorkloadDefaults.FillReplicaSet,
        [KindTable.StatefulSet] = WorkloadDefaults.FillStatefulSet,
        [KindTable.DaemonSet] = WorkloadDefaults.FillDaemonSet,
        [KindTable.Job] = JobDefaults.Fill,
        [KindTable.CronJob] = JobDefaults.FillCronJob,
        [KindTable.HorizontalPodAutoscaler] = AutoscalerDefaults.Fill,
        [KindTable.PersistentVolumeClaim] = StorageDefaults.FillClaim,
        [KindTable.NetworkPolicy] = NetworkDefaults.FillPolicy,
        [KindTable.RoleBinding] = AccessDefaults.Fill,
        [KindTable.ClusterRoleBinding] = AccessDefaults.Fill,
        [KindTable.LimitRange] = StorageDefaults.FillLimits,
    };

    public static void Admit(Cluster cluster, Kind kind, JsonObject? before, JsonObject now)
    {
        if (ByKind.TryGetValue(kind, out var fill))
            fill(now);
    }
}
