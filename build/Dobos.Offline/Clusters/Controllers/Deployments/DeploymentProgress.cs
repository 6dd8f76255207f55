using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Controllers.Deployments;

/// <summary>Whether a rollout is done, moves on, or stands still for too long: the condition Progressing, in the words of Kubernetes.</summary>
internal static class DeploymentProgress
{
    private const string Type = "Progressing";
    private const string Done = "NewReplicaSetAvailable";
    private const string TooLate = "ProgressDeadlineExceeded";

    public static void Judge(JsonObject status, JsonObject? before, DeploymentFacts wanted, ReplicaSetFacts? latest, DateTimeOffset now)
    {
        if (wanted.ProgressDeadline is not { } deadline)
        {
            Conditions.Remove(status, Type);
            return;
        }

        var current = Conditions.Find(before, Type);
        var about = latest is null ? $"Deployment \"{wanted.Name}\"" : $"ReplicaSet \"{latest.Name}\"";
        if (Number(status, "replicas") == Number(status, "updatedReplicas") && (string?)current?["reason"] == Done)
            return;
        if (IsComplete(status, wanted))
            Conditions.Set(status, new(Type, "True", Done, $"{about} has successfully progressed."), now, "lastUpdateTime");
        else if (Moved(status, before))
            MoveOn(status, $"{about} is progressing.", now);
        else if (Deadline(current, deadline) is { } last && last < now)
            Conditions.Set(status, new(Type, "False", TooLate, $"{about} has timed out progressing."), now, "lastUpdateTime");
    }

    public static void Note(JsonObject status, DeploymentFacts wanted, string value, string reason, string message, DateTimeOffset now)
    {
        if (wanted.ProgressDeadline is not null)
            Conditions.Set(status, new(Type, value, reason, message), now, "lastUpdateTime");
    }

    /// <summary>A rollout that was paused is not late when it goes on; one that was late before stays late.</summary>
    public static void NotePause(JsonObject status, DeploymentFacts wanted, DateTimeOffset now)
    {
        var reason = (string?)Conditions.Find(status, Type)?["reason"];
        if (wanted.IsPaused && reason is not ("DeploymentPaused" or TooLate))
            Note(status, wanted, "Unknown", "DeploymentPaused", "Deployment is paused", now);
        else if (!wanted.IsPaused && reason == "DeploymentPaused")
            Note(status, wanted, "Unknown", "DeploymentResumed", "Deployment is resumed", now);
    }

    /// <summary>When a rollout that stands still will be late; null when it is done, or late already.</summary>
    public static DateTimeOffset? LateAt(JsonObject status, DeploymentFacts wanted) =>
        wanted.ProgressDeadline is { } deadline && !wanted.IsPaused && !IsComplete(status, wanted) ? Deadline(Conditions.Find(status, Type), deadline)?.AddSeconds(1) : null;

    public static bool IsComplete(JsonObject status, DeploymentFacts wanted) =>
        Number(status, "updatedReplicas") == wanted.Replicas && Number(status, "replicas") == wanted.Replicas && Number(status, "availableReplicas") == wanted.Replicas;

    private static DateTimeOffset? Deadline(JsonObject? current, TimeSpan deadline) =>
        current is null || (string?)current["reason"] is Done or TooLate ? null : Times.Of(current["lastUpdateTime"]) + deadline;

    private static bool Moved(JsonObject status, JsonObject? before) =>
        Number(status, "updatedReplicas") > Number(before, "updatedReplicas")
        || Number(status, "replicas") - Number(status, "updatedReplicas") < Number(before, "replicas") - Number(before, "updatedReplicas")
        || Number(status, "readyReplicas") > Number(before, "readyReplicas")
        || Number(status, "availableReplicas") > Number(before, "availableReplicas");

    /// <summary>Each move puts off the deadline, though what is said stays the same.</summary>
    private static void MoveOn(JsonObject status, string message, DateTimeOffset now)
    {
        var current = Conditions.Find(status, Type);
        var since = (string?)current?["status"] == "True" ? current["lastTransitionTime"]?.DeepClone() : null;
        Conditions.Remove(status, Type);
        Conditions.Set(status, new(Type, "True", "ReplicaSetUpdated", message), now, "lastUpdateTime");
        if (since is not null)
            Conditions.Find(status, Type)!["lastTransitionTime"] = since;
    }

    private static int Number(JsonObject? status, string name) => status?[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : 0;
}
