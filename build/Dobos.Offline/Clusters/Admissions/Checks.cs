using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Admissions;

/// <summary>Refuses what an API server refuses: all faults at once, and what may not change once it is there.</summary>
internal static class Checks
{
    private static readonly Dictionary<Kind, Action<Faults, JsonObject?, JsonObject>> ByKind = new()
    {
        [KindTable.Pod] = PodChecks.CheckPod,
        [KindTable.Service] = ServiceChecks.Check,
        [KindTable.ConfigMap] = DataChecks.CheckConfigMap,
        [KindTable.Secret] = DataChecks.CheckSecret,
        [KindTable.Deployment] = WorkloadChecks.CheckDeployment,
        [KindTable.ReplicaSet] = WorkloadChecks.CheckReplicaSet,
        [KindTable.StatefulSet] = WorkloadChecks.CheckStatefulSet,
        [KindTable.DaemonSet] = WorkloadChecks.CheckDaemonSet,
        [KindTable.Job] = JobChecks.Check,
        [KindTable.CronJob] = JobChecks.CheckCronJob,
        [KindTable.Ingress] = IngressChecks.Check,
        [KindTable.HorizontalPodAutoscaler] = PolicyChecks.CheckAutoscaler,
        [KindTable.PodDisruptionBudget] = PolicyChecks.CheckBudget,
        [KindTable.PersistentVolumeClaim] = PolicyChecks.CheckClaim,
        [KindTable.Role] = PolicyChecks.CheckRole,
        [KindTable.ClusterRole] = PolicyChecks.CheckRole,
        [KindTable.RoleBinding] = PolicyChecks.CheckBinding,
        [KindTable.ClusterRoleBinding] = PolicyChecks.CheckBinding,
    };

    public static void Admit(Cluster cluster, Kind kind, JsonObject? before, JsonObject now)
    {
        Faults faults = new();
        MetadataChecks.Check(faults, kind, now.Part("metadata"));
        if (ByKind.TryGetValue(kind, out var check))
            check(faults, before, now);
        if (faults.All.Count > 0)
            throw ClusterRefusedException.Invalid(kind, now.Part("metadata").Text("name") ?? "", faults.All);
    }
}
