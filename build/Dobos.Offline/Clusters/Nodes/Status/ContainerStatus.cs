using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Nodes.Specs;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Nodes.Status;

/// <summary>A container's state as a pod's status holds it, written and read back.</summary>
internal static class ContainerStatus
{
    public static JsonObject Write(ContainerState state)
    {
        JsonObject status = new()
        {
            ["name"] = state.Spec.Name,
            ["state"] = Write(state.Now),
            ["lastState"] = state.Last is null ? new JsonObject() : Write((Moment)state.Last),
            ["ready"] = state.IsReady,
            ["restartCount"] = state.Restarts,
            ["image"] = state.Image,
            ["imageID"] = state.ImageId,
            ["started"] = state.IsStarted,
        };
        if (state.Id.Length > 0)
            status["containerID"] = state.Id;
        return status;
    }

    /// <summary>What a node knew before it ended: whatever ran then has ended with it.</summary>
    public static ContainerState Recall(ContainerSpec spec, IEnumerable<JsonObject> statuses, string waiting, DateTimeOffset now)
    {
        ContainerState fresh = new(spec, new Waiting(waiting));
        if (statuses.FirstOrDefault(one => one.Text("name") == spec.Name) is not { } status)
            return fresh;

        var ran = Read(status["state"], (string?)status["containerID"] ?? "", now);
        return fresh with
        {
            Restarts = (int?)status["restartCount"] ?? 0,
            Last = ran ?? Read(status["lastState"], (string?)status["containerID"] ?? "", now),
            Now = ran is null ? fresh.Now : ran,
            ImageId = (string?)status["imageID"] ?? "",
        };
    }

    private static JsonObject Write(Moment moment) => moment switch
    {
        Waiting { Message: null } waiting => new() { ["waiting"] = new JsonObject { ["reason"] = waiting.Reason } },
        Waiting waiting => new() { ["waiting"] = new JsonObject { ["reason"] = waiting.Reason, ["message"] = waiting.Message } },
        Running running => new() { ["running"] = new JsonObject { ["startedAt"] = Metadata.Time(running.Since) } },
        Terminated terminated => new() { ["terminated"] = Write(terminated) },
        _ => throw new InvalidOperationException($"{moment} is no state of a container."),
    };

    private static JsonObject Write(Terminated ended)
    {
        JsonObject written = new() { ["exitCode"] = ended.ExitCode };
        if (ended.Signal is { } signal)
            written["signal"] = signal;
        written["reason"] = ended.Reason;
        if (ended.Message is { Length: > 0 })
            written["message"] = ended.Message;
        written["startedAt"] = Metadata.Time(ended.Started);
        written["finishedAt"] = Metadata.Time(ended.Finished);
        written["containerID"] = ended.Id;
        return written;
    }

    private static Terminated? Read(JsonNode? state, string id, DateTimeOffset now) => state switch
    {
        _ when state?["terminated"] is { } ended => new(
            (int?)ended["exitCode"] ?? 0, (string?)ended["reason"] ?? "Error", (string?)ended["message"], Times.Of(ended["startedAt"]) ?? now, Times.Of(ended["finishedAt"]) ?? now, (string?)ended["containerID"] ?? id),
        _ when state?["running"] is { } running => new(137, "Error", "The node that ran it has ended.", Times.Of(running["startedAt"]) ?? now, now, id),
        _ => null,
    };
}
