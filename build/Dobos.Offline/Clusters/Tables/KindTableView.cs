using Dobos.Offline.Clusters.Kinds;

namespace Dobos.Offline.Clusters.Tables;

/// <summary>Which columns <c>kubectl get</c> shows of which kind.</summary>
internal static class KindTableView
{
    private static readonly IReadOnlyList<Column> Plain = [Columns.Name, Columns.Age];
    private static readonly IReadOnlyList<Column> Dated = [Columns.Name, Columns.CreatedAt];

    private static readonly Dictionary<Kind, IReadOnlyList<Column>> ByKind = new()
    {
        [KindTable.Namespace] = ClusterColumns.Namespace,
        [KindTable.Node] = ClusterColumns.Node,
        [KindTable.Pod] = PodColumns.Pod,
        [KindTable.Service] = NetworkColumns.Service,
        [KindTable.Endpoints] = NetworkColumns.Endpoints,
        [KindTable.ConfigMap] = StorageColumns.ConfigMap,
        [KindTable.Secret] = StorageColumns.Secret,
        [KindTable.ServiceAccount] = ClusterColumns.ServiceAccount,
        [KindTable.Event] = EventColumns.Event,
        [KindTable.PersistentVolumeClaim] = StorageColumns.Claim,
        [KindTable.ResourceQuota] = StorageColumns.Quota,
        [KindTable.LimitRange] = Dated,
        [KindTable.Deployment] = WorkloadColumns.Deployment,
        [KindTable.ReplicaSet] = WorkloadColumns.ReplicaSet,
        [KindTable.StatefulSet] = WorkloadColumns.StatefulSet,
        [KindTable.DaemonSet] = WorkloadColumns.DaemonSet,
        [KindTable.Job] = JobColumns.Job,
        [KindTable.CronJob] = JobColumns.CronJob,
        [KindTable.HorizontalPodAutoscaler] = WorkloadColumns.Autoscaler,
        [KindTable.PodDisruptionBudget] = WorkloadColumns.DisruptionBudget,
        [KindTable.EndpointSlice] = NetworkColumns.EndpointSlice,
        [KindTable.Ingress] = NetworkColumns.Ingress,
        [KindTable.IngressClass] = NetworkColumns.IngressClass,
        [KindTable.NetworkPolicy] = NetworkColumns.Policy,
        [KindTable.Role] = Dated,
        [KindTable.ClusterRole] = Dated,
        [KindTable.RoleBinding] = ClusterColumns.RoleBinding,
        [KindTable.ClusterRoleBinding] = ClusterColumns.RoleBinding,
        [KindTable.Lease] = ClusterColumns.Lease,
    };

    public static IReadOnlyList<Column> Of(Kind kind) => ByKind.GetValueOrDefault(kind, Plain);
}
