using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers;

/// <summary>Tells what happened to an object, as <c>kubectl describe</c> shows it; what happens again counts up.</summary>
internal static class EventRecorder
{
    public static void Record(Cluster cluster, Stored about, string type, string reason, string message, string component)
    {
        var inNamespace = about.Key.Namespace.Length == 0 ? "default" : about.Key.Namespace;
        var now = Metadata.Time(cluster.Clock.GetUtcNow());
        if (Same(cluster, inNamespace, about, reason, message) is { } earlier)
        {
            cluster.Edit(KindTable.Event, inNamespace, earlier.Key.Name, content => Again(content, now));
            return;
        }

        cluster.Create(KindTable.Event, inNamespace, new()
        {
            ["metadata"] = new JsonObject { ["generateName"] = $"{about.Key.Name}." },
            ["involvedObject"] = new JsonObject
            {
                ["apiVersion"] = about.Key.Kind.ApiVersion,
                ["kind"] = about.Key.Kind.Name,
                ["namespace"] = about.Key.Namespace,
                ["name"] = about.Key.Name,
                ["uid"] = about.Uid,
            },
            ["type"] = type,
            ["reason"] = reason,
            ["message"] = message,
            ["source"] = new JsonObject { ["component"] = component },
            ["reportingComponent"] = component,
            ["reportingInstance"] = "",
            ["firstTimestamp"] = now,
            ["lastTimestamp"] = now,
            ["count"] = 1,
        });
    }

    private static Stored? Same(Cluster cluster, string inNamespace, Stored about, string reason, string message) =>
        cluster.Store.List(KindTable.Event, inNamespace).Items.FirstOrDefault(stored =>
            stored.Open() is var content && (string?)content["involvedObject"]?["uid"] == about.Uid && (string?)content["reason"] == reason && (string?)content["message"] == message);

    private static JsonObject Again(JsonObject content, string now)
    {
        content["count"] = (int)content["count"]! + 1;
        content["lastTimestamp"] = now;
        return content;
    }
}
