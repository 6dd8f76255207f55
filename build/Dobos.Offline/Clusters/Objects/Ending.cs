using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;

namespace Dobos.Offline.Clusters.Objects;

/// <summary>How an object ends: at once, or after a while in which a node or its finalizers have something to do.</summary>
internal static class Ending
{
    /// <summary>Nothing that it has asked for is waited for.</summary>
    public static bool IsDue(JsonObject content) => Left(content) == 0 && HasNoFinalizer(content);

    /// <summary>The seconds that it is given. A pod that is nowhere yet, or has ended, has nothing to wait for.</summary>
    public static int Grace(Kind kind, JsonObject content, DeleteOrder order) =>
        kind != KindTable.Pod || (string?)content["status"]?["phase"] is "Succeeded" or "Failed" || (string?)content["spec"]?["nodeName"] is null or "" ? 0
        : order.GraceSeconds ?? (int?)content["spec"]?["terminationGracePeriodSeconds"] ?? 30;

    /// <summary>Who sees to those that it owns before it goes; null when they go after it.</summary>
    public static string? Finalizer(DeleteOrder order) => order.Propagation switch
    {
        "Foreground" => "foregroundDeletion",
        "Orphan" => "orphan",
        _ => null,
    };

    public static bool HasNoFinalizer(JsonObject content) =>
        (content["metadata"]!["finalizers"] as JsonArray ?? []).Count == 0 && (content["spec"]?["finalizers"] as JsonArray ?? []).Count == 0;

    /// <summary>From now on it is going, in so many seconds; told again, it has not more than before.</summary>
    public static void Begin(Kind kind, JsonObject content, int grace, DateTimeOffset now)
    {
        var metadata = Metadata.Of(content);
        if (metadata["deletionTimestamp"] is null || grace < (int?)metadata["deletionGracePeriodSeconds"])
        {
            metadata["deletionTimestamp"] = Metadata.Time(now.AddSeconds(grace));
            metadata["deletionGracePeriodSeconds"] = grace;
        }

        if (kind == KindTable.Namespace)
            content["status"] = new JsonObject { ["phase"] = "Terminating" };
    }

    private static int Left(JsonObject content) => content["kind"]!.GetValue<string>() == KindTable.Pod.Name ? (int?)content["metadata"]!["deletionGracePeriodSeconds"] ?? 0 : 0;
}
