using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Tables;

/// <summary>In one word what a pod does, and how many of its containers are ready.</summary>
internal sealed class PodSummary
{
    private readonly JsonObject _pod;
    private readonly JsonObject[] _sidecars;
    private int _ready;
    private long _restarts;
    private DateTimeOffset? _lastRestart;

    private PodSummary(JsonObject pod)
    {
        _pod = pod;
        _sidecars = [.. pod.Part("spec").Items("initContainers").Where(container => container.Text("restartPolicy") == "Always")];
        Status = pod.Part("status").Text("reason").Or(pod.Part("status").Text("phase") ?? "");
    }

    public string Status { get; private set; }

    public string Ready => $"{_ready}/{_pod.Part("spec").Items("containers").Count() + _sidecars.Length}";

    public static PodSummary Of(JsonObject pod)
    {
        PodSummary summary = new(pod);
        summary.Read();
        return summary;
    }

    public string Restarts(DateTimeOffset now) => _restarts > 0 && _lastRestart is { } last ? $"{_restarts} ({HumanDuration.Of(now - last)} ago)" : $"{_restarts}";

    private void Read()
    {
        var isInitializing = ReadInit();
        if (!isInitializing || _pod.HasCondition("Initialized"))
            ReadContainers();
        if (_pod.Part("metadata").Text("deletionTimestamp") is not null && _pod.Part("status").Text("phase") is not ("Succeeded" or "Failed"))
            Status = _pod.Part("status").Text("reason") == "NodeLost" ? "Unknown" : "Terminating";
    }

    /// <summary>Whether one that must end before the others begin has not.</summary>
    private bool ReadInit()
    {
        var all = _pod.Part("spec").Items("initContainers").Count();
        var done = 0;
        foreach (var container in _pod.Part("status").Items("initContainerStatuses"))
        {
            Restarted(container);
            var state = container.Part("state");
            if (state.Part("terminated") is { } ended && ended.Number("exitCode") == 0)
            {
                done++;
                continue;
            }

            if (IsSidecar(container) && container.IsTrue("started"))
            {
                _ready += container.IsTrue("ready") ? 1 : 0;
                done++;
                continue;
            }

            Status = "Init:" + (Ended(state) ?? (state.Part("waiting").Text("reason") is { Length: > 0 } reason && reason != "PodInitializing" ? reason : $"{done}/{all}"));
            return true;
        }

        return false;
    }

    private void ReadContainers()
    {
        var isRunning = false;
        (_restarts, _lastRestart) = (0, null);
        foreach (var container in _pod.Part("status").Items("initContainerStatuses").Where(IsSidecar))
            Restarted(container);

        foreach (var container in _pod.Part("status").Items("containerStatuses").Reverse())
        {
            Restarted(container);
            var state = container.Part("state");
            if ((state.Part("waiting").Text("reason") is { Length: > 0 } waiting ? waiting : Ended(state)) is { } status)
                Status = status;
            else if (container.IsTrue("ready") && state.Part("running") is not null)
                (isRunning, _ready) = (true, _ready + 1);
        }

        if (Status == "Completed" && isRunning)
            Status = _pod.HasCondition("Ready") ? "Running" : "NotReady";
    }

    private static string? Ended(JsonObject? state) => state.Part("terminated") switch
    {
        null => null,
        { } ended when ended.Text("reason") is { Length: > 0 } reason => reason,
        { } ended when ended.Number("signal") is > 0 and var signal => $"Signal:{signal}",
        { } ended => $"ExitCode:{ended.Number("exitCode") ?? 0}",
    };

    private void Restarted(JsonObject container)
    {
        _restarts += container.Number("restartCount") ?? 0;
        if (Times.Parse(container.Part("lastState", "terminated").Text("finishedAt")) is { } ended && (_lastRestart is null || ended > _lastRestart))
            _lastRestart = ended;
    }

    private bool IsSidecar(JsonObject status) => _sidecars.Any(container => container.Text("name") == status.Text("name"));
}
