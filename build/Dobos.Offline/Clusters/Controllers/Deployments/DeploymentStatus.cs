using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Controllers.Deployments;

/// <summary>What a Deployment says of itself, from what its ReplicaSets say.</summary>
internal static class DeploymentStatus
{
    public static JsonObject Of(JsonObject content, DeploymentFacts wanted, ReplicaSetFacts? latest, IReadOnlyList<ReplicaSetFacts> all, DateTimeOffset now)
    {
        var before = content["status"] as JsonObject;
        JsonObject status = new() { ["observedGeneration"] = content["metadata"]!["generation"]?.DeepClone() };
        Count(status, "replicas", all.Sum(set => set.Actual));
        Count(status, "updatedReplicas", latest?.Actual ?? 0);
        Count(status, "readyReplicas", all.Sum(set => set.Ready));
        var available = all.Sum(set => set.Available);
        Count(status, "availableReplicas", available);
        Count(status, "unavailableReplicas", Math.Max(all.Sum(set => set.Replicas) - available, 0));
        foreach (var kept in new[] { "collisionCount", "conditions" })
            if (before?[kept] is { } value)
                status[kept] = value.DeepClone();

        Conditions.Set(status, Availability(wanted, available), now, "lastUpdateTime");
        Fail(status, latest?.Failure ?? all.Select(set => set.Failure).FirstOrDefault(failure => failure is not null), now);
        return status;
    }

    /// <summary>As Kubernetes writes a number that may be left out: not at all when it is none.</summary>
    private static void Count(JsonObject status, string name, int number)
    {
        if (number > 0)
            status[name] = number;
    }

    private static Condition Availability(DeploymentFacts wanted, int available) => available >= wanted.Replicas - wanted.MaxUnavailable
        ? new("Available", "True", "MinimumReplicasAvailable", "Deployment has minimum availability.")
        : new("Available", "False", "MinimumReplicasUnavailable", "Deployment does not have minimum availability.");

    private static void Fail(JsonObject status, JsonObject? failure, DateTimeOffset now)
    {
        if (failure is null)
            Conditions.Remove(status, "ReplicaFailure");
        else
            Conditions.Set(status, new("ReplicaFailure", (string)failure["status"]!, (string?)failure["reason"] ?? "", (string?)failure["message"] ?? ""), now, "lastUpdateTime");
    }
}
