using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Nodes.Status;

/// <summary>The conditions of a pod, by the rules of the kubelet. A condition keeps its time while its status stays.</summary>
internal static class PodConditions
{
    public static JsonArray Of(string phase, bool hasSandbox, IReadOnlyList<ContainerState> init, IReadOnlyList<ContainerState> containers, JsonObject? before, DateTimeOffset now)
    {
        var ready = Ready(phase, [.. init.Where(one => one.Spec.IsSidecar), .. containers]);
        (string Type, Verdict Verdict)[] all =
        [
            ("PodReadyToStartContainers", new(hasSandbox)),
            ("Initialized", Initialized(phase, init)),
            ("Ready", ready),
            ("ContainersReady", ready),
            ("PodScheduled", new(true)),
        ];
        return [.. all.Select(one => (JsonNode)Write(one.Type, one.Verdict, before, now))];
    }

    private static Verdict Initialized(string phase, IReadOnlyList<ContainerState> init)
    {
        var open = init.Where(one => one.Spec.IsSidecar ? !one.IsStarted : !one.HasSucceeded).Select(one => one.Spec.Name).ToArray();
        return phase == PodPhase.Succeeded ? new(true, "PodCompleted")
            : open.Length > 0 ? new(false, "ContainersNotInitialized", $"containers with incomplete status: [{string.Join(' ', open)}]")
            : new(true);
    }

    private static Verdict Ready(string phase, IReadOnlyList<ContainerState> containers)
    {
        var unready = containers.Where(one => !one.IsReady).Select(one => one.Spec.Name).ToArray();
        return phase switch
        {
            PodPhase.Succeeded => new(false, "PodCompleted"),
            PodPhase.Failed => new(false, "PodFailed"),
            _ when unready.Length > 0 => new(false, "ContainersNotReady", $"containers with unready status: [{string.Join(' ', unready)}]"),
            _ => new(true),
        };
    }

    private static JsonObject Write(string type, Verdict verdict, JsonObject? before, DateTimeOffset now)
    {
        var status = verdict.Holds ? "True" : "False";
        var earlier = Conditions.Find(before, type);
        JsonObject condition = new()
        {
            ["type"] = type,
            ["status"] = status,
            ["lastProbeTime"] = null,
            ["lastTransitionTime"] = (string?)earlier?["status"] == status ? (string?)earlier?["lastTransitionTime"] : Metadata.Time(now),
        };
        if (verdict.Reason is not null)
            condition["reason"] = verdict.Reason;
        if (verdict.Message is not null)
            condition["message"] = verdict.Message;
        return condition;
    }

    private sealed record Verdict(bool Holds, string? Reason = null, string? Message = null);
}
