using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers.Others;

/// <summary>Kinds that are kept and shown and never run: each object says so once, and stays unready.</summary>
internal static class StoredOnly
{
    public static readonly IReadOnlyList<Controller> Rows =
    [
        Row(KindTable.StatefulSet, "its pods would need names and volumes of their own that last: use a Deployment here, or a real cluster", StatefulSet),
        Row(KindTable.DaemonSet, "there is one node only: use a Deployment here, or a real cluster", DaemonSet),
        Row(KindTable.CronJob, "nothing is started by the clock: apply a Job with its jobTemplate, or use a real cluster", status: null),
    ];

    private static Controller Row(Kind kind, string why, Func<JsonObject, JsonObject>? status) => new(kind, (_, change) => change.Now.Key.Kind == kind ? [change.Now.Key] : [], (cluster, key) =>
    {
        if (cluster.Store.Find(key) is { IsGoing: false } stored)
            Say(cluster, stored, why, status);
        return null;
    });

    private static void Say(Cluster cluster, Stored stored, string why, Func<JsonObject, JsonObject>? status)
    {
        var message = $"This cluster keeps {stored.Key.Kind.Plural} and does not run them, because {why}.";
        if (!EventRecorder.IsRecorded(cluster, stored, "Warning", "NotRunHere", message, "dobos"))
            EventRecorder.Record(cluster, stored, "Warning", "NotRunHere", message, "dobos");
        if (status is not null)
            cluster.Edit(stored.Key.Kind, stored.Key.Namespace, stored.Key.Name, content =>
            {
                content["status"] = status(content);
                content["status"]!["observedGeneration"] = content["metadata"]!["generation"]?.DeepClone();
                return content;
            }, new() { OfStatus = true });
    }

    private static JsonObject StatefulSet(JsonObject content) => new() { ["replicas"] = 0, ["availableReplicas"] = 0, ["collisionCount"] = 0 };

    private static JsonObject DaemonSet(JsonObject content) => new()
    {
        ["currentNumberScheduled"] = 0,
        ["desiredNumberScheduled"] = 1,
        ["numberMisscheduled"] = 0,
        ["numberReady"] = 0,
        ["numberUnavailable"] = 1,
    };
}
