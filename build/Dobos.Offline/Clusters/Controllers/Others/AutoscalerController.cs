using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers.Others;

/// <summary>Keeps what an autoscaler looks after within its bounds, and says why it does no more.</summary>
internal static class AutoscalerController
{
    public static readonly Controller Row = new(KindTable.HorizontalPodAutoscaler, Touched, Look);

    private static IEnumerable<ObjectKey> Touched(Cluster cluster, Change change) => change switch
    {
        _ when change.Now.Key.Kind == KindTable.HorizontalPodAutoscaler => [change.Now.Key],
        _ when change.Now.Key.Kind.HasScale => cluster.Store.List(KindTable.HorizontalPodAutoscaler, change.Now.Key.Namespace).Items.Where(scaler => TargetOf(scaler) == change.Now.Key).Select(scaler => scaler.Key),
        _ => [],
    };

    private static ObjectKey? TargetOf(Stored scaler) =>
        scaler.Open().Part("spec", "scaleTargetRef") is { } target && KindTable.OfName(target.Text("apiVersion") ?? "", target.Text("kind") ?? "") is { HasScale: true } kind
            ? new(kind, scaler.Key.Namespace, target.Text("name") ?? "")
            : null;

    private static DateTimeOffset? Look(Cluster cluster, ObjectKey key)
    {
        if (cluster.Store.Find(key) is not { IsGoing: false } scaler)
            return null;

        var (spec, target) = (scaler.Open().Part("spec"), TargetOf(scaler));
        var current = target is null ? null : (int?)cluster.Store.Find(target)?.Open().Part("spec").Number("replicas");
        Autoscaling scaling = new(current, (int)(spec.Number("minReplicas") ?? 1), (int)(spec.Number("maxReplicas") ?? int.MaxValue));
        var now = cluster.Clock.GetUtcNow();
        cluster.Edit(key.Kind, key.Namespace, key.Name, content =>
        {
            content["status"] = scaling.Status(content, target?.ToString() ?? "scaleTargetRef", now);
            return content;
        }, new() { OfStatus = true });
        if (current is not null && current != scaling.Desired)
            Scale(cluster, scaler, target!, scaling);
        return null;
    }

    private static void Scale(Cluster cluster, Stored scaler, ObjectKey target, Autoscaling scaling)
    {
        cluster.Edit(target.Kind, target.Namespace, target.Name, content =>
        {
            content["spec"]!["replicas"] = scaling.Desired;
            return content;
        });
        EventRecorder.Record(cluster, scaler, "Normal", "SuccessfulRescale", $"New size: {scaling.Desired}; reason: {scaling.Why}", "horizontal-pod-autoscaler");
    }
}
