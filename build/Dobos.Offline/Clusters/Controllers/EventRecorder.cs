using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers;

/// <summary>Tells what happened to an object, as <c>kubectl describe</c> shows it; what happens again counts up.</summary>
internal static class EventRecorder
{
    private const int Longest = 236;

    public static void Record(Cluster cluster, Stored about, string type, string reason, string message, string component)
    {
        var inNamespace = NamespaceOf(about);
        if (cluster.Find(KindTable.Namespace, "", inNamespace) is null or { IsGoing: true })
            return;

        var name = Name(about, type, reason, message, component);
        var now = Metadata.Time(cluster.Clock.GetUtcNow());
        cluster.Store.Do(_ => cluster.Find(KindTable.Event, inNamespace, name) is null
            ? cluster.Create(KindTable.Event, inNamespace, First(about, type, reason, message, component, name, now))
            : cluster.Edit(KindTable.Event, inNamespace, name, content => Again(content, now)));
    }

    public static bool IsRecorded(Cluster cluster, Stored about, string type, string reason, string message, string component) =>
        cluster.Find(KindTable.Event, NamespaceOf(about), Name(about, type, reason, message, component)) is not null;

    private static string NamespaceOf(Stored about) => about.Key.Namespace.Length == 0 ? "default" : about.Key.Namespace;

    /// <summary>It follows from what is said, so that what is said again is found at once.</summary>
    private static string Name(Stored about, params IEnumerable<string> said) => $"{about.Key.Name[..Math.Min(about.Key.Name.Length, Longest)]}.{Hash([about.Uid, .. said])}";

    private static string Hash(IEnumerable<string> said) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', said))))[..16];

    private static JsonObject First(Stored about, string type, string reason, string message, string component, string name, string now) => new()
    {
        ["metadata"] = new JsonObject { ["name"] = name },
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
    };

    private static JsonObject Again(JsonObject content, string now)
    {
        content["count"] = ((int?)content["count"] ?? 0) + 1;
        content["lastTimestamp"] = now;
        return content;
    }
}
