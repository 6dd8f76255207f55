using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Nodes.Specs;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Nodes.Status;

/// <summary>The whole status of a pod, from what is known of its containers.</summary>
internal static class PodStatus
{
    public static JsonObject Of(PodSpec pod, PodOutline facts, IReadOnlyList<ContainerState> init, IReadOnlyList<ContainerState> containers, JsonObject? before, DateTimeOffset now)
    {
        var phase = facts.Failure is null ? PodPhase.Of(pod, init, containers) : PodPhase.Failed;
        JsonObject status = new()
        {
            ["phase"] = phase,
            ["conditions"] = PodConditions.Of(phase, facts.Address is not null && facts.RunsContainers, init, containers, before, now),
            ["hostIP"] = NodeObject.Address,
            ["hostIPs"] = new JsonArray(new JsonObject { ["ip"] = NodeObject.Address }),
            ["startTime"] = (string?)before?["startTime"] ?? Metadata.Time(now),
            ["containerStatuses"] = new JsonArray([.. containers.Select(one => (JsonNode)ContainerStatus.Write(one))]),
            ["qosClass"] = QosClass.Of(pod),
        };
        if (init.Count > 0)
            status["initContainerStatuses"] = new JsonArray([.. init.Select(one => (JsonNode)ContainerStatus.Write(one))]);
        if (facts.Address is not null)
        {
            status["podIP"] = facts.Address;
            status["podIPs"] = new JsonArray(new JsonObject { ["ip"] = facts.Address });
        }

        if (facts.Failure is var (reason, message))
        {
            status["reason"] = reason;
            status["message"] = message;
        }

        return status;
    }
}

/// <summary>What is known of a pod as a whole.</summary>
internal sealed record PodOutline(string? Address = null, bool RunsContainers = false, PodFailure? Failure = null);

internal sealed record PodFailure(string Reason, string Message);
