using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Nodes.Containers;
using Dobos.Offline.Clusters.Nodes.Specs;
using Dobos.Offline.Clusters.Nodes.Status;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Nodes;

/// <summary>One pod from its binding to its end.</summary>
internal sealed class PodWorker : IAsyncDisposable
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(1);

    private readonly NodeParts _node;
    private readonly ContainerHost _host;
    private readonly CancellationTokenSource _ending = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly Task _run;
    private CancellationTokenSource _sidecarsEnding = new();
    private bool _isGoing;

    public PodWorker(NodeParts node, Stored stored)
    {
        _node = node;
        PodSpec pod = new(stored);
        _host = new(node, pod) { Place = PodPlace.Choose([.. pod.Containers.SelectMany(container => container.Ports).Select(port => port.Number)]) };
        _run = Task.Run(RunAsync);
        Take(stored);
    }

    /// <summary>The pod and all that was of it has ended.</summary>
    public Task Ended => _run;

    public string Namespace => _host.Pod.Namespace;

    public void Take(Stored newer)
    {
        _host.Take(new(newer));
        if (newer.IsGoing)
        {
            _isGoing = true;
            _ending.Cancel();
        }
    }

    /// <summary>It is in the store no more.</summary>
    public void Vanish()
    {
        _host.Silence();
        _gone.Cancel();
        _ending.Cancel();
    }

    public void Wake() => _host.Wake.Give();

    /// <summary>Ends what runs, with little grace and without a word: the next life of the box goes on with the pod.</summary>
    public async ValueTask DisposeAsync()
    {
        _host.Silence();
        await _ending.CancelAsync();
        await _run;
    }

    private async Task RunAsync()
    {
        var backoff = Backoff.None;
        while (await FailsAsync() && !_ending.IsCancellationRequested)
        {
            backoff = backoff.Failed();
            await Task.Delay(backoff.Wait, _node.Clock, _ending.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        await LeaveAsync();
    }

    /// <summary>Whether it could not go on; what was in its way, as a full disk, may pass.</summary>
    private async Task<bool> FailsAsync()
    {
        try
        {
            await LiveAsync();
            return false;
        }
        catch (OperationCanceledException)
        {
            // It was told to end before all of it had begun.
            return false;
        }
        catch (Exception unforeseen)
        {
            await Console.Error.WriteLineAsync($"pod {_host.Pod.Namespace}/{_host.Pod.Name} cannot go on: {unforeseen}");
            _host.Record("FailedSync", $"error determining status: {unforeseen.Message}", isWarning: true);
            return true;
        }
    }

    private async Task LiveAsync()
    {
        var pod = _host.Pod;
        if (PodPhase.IsLast((string?)pod.Content["status"]?["phase"]) || !TryBind())
            return;

        ContainerState[] known = [.. Recall(pod)];
        _host.Begin(known);
        if (pod.RestartPolicy == "Never" && known.Any(state => !state.Spec.IsInit && state.HasRun))
            return;

        using var deadline = Deadline(pod);
        PodVolumes volumes = new(_host);
        _host.Volumes = await volumes.MountAsync(_ending.Token);
        _ = volumes.RefreshAsync(_ending.Token);
        _host.Change(facts => facts with { RunsContainers = true });
        _sidecarsEnding = new();
        List<Task> sidecars = [];
        try
        {
            if (await InitializeAsync(pod, sidecars))
                await Task.WhenAll(known.Where(Runs).Select(state => new ContainerWorker(_host, state.Spec, _ending.Token, _gone.Token).RunAsync()));
        }
        finally
        {
            await _sidecarsEnding.CancelAsync();
            await Task.WhenAll(sidecars).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    /// <summary>What has done its work before the box ended does not do it again.</summary>
    private bool Runs(ContainerState state) => !state.Spec.IsInit && (state.Now is not Terminated ended || RestartPolicy.StartsAgain(_host.Pod.RestartPolicy, state.Spec, ended.ExitCode));

    /// <summary>Not when it is bound to a node that is not here.</summary>
    private bool TryBind()
    {
        if (_host.Pod.NodeName.Length > 0)
            return _host.Pod.NodeName == NodeObject.Name;

        try
        {
            Bind();
            return true;
        }
        catch (ClusterRefusedException gone) when (gone.Code is 404)
        {
            // Deleted before it had begun, as by the garbage collection.
            return false;
        }
    }

    private void Bind()
    {
        _host.Take(new(_node.Cluster.Edit(KindTable.Pod, _host.Pod.Namespace, _host.Pod.Name, content =>
        {
            content["spec"]!["nodeName"] = NodeObject.Name;
            return content;
        })));
        _host.Record("Scheduled", $"Successfully assigned {_host.Pod.Namespace}/{_host.Pod.Name} to {NodeObject.Name}", component: "default-scheduler");
    }

    private IEnumerable<ContainerState> Recall(PodSpec pod)
    {
        var status = pod.Content["status"];
        var waiting = pod.InitContainers.Count > 0 ? "PodInitializing" : "ContainerCreating";
        return pod.AllContainers.Select(one => ContainerStatus.Recall(one, status.Items(one.IsInit ? "initContainerStatuses" : "containerStatuses"), waiting, _node.Clock.GetUtcNow()));
    }

    private ITimer? Deadline(PodSpec pod)
    {
        if (pod.ActiveDeadline is not { } most)
            return null;

        var now = _node.Clock.GetUtcNow();
        var left = (Times.Of(pod.Content["status"]?["startTime"]) ?? now) + most - now;
        return _node.Clock.CreateTimer(_ => Exceed(), null, left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private void Exceed()
    {
        const string message = "Pod was active on the node longer than the specified deadline";
        _host.Record("DeadlineExceeded", message);
        _host.Change(facts => facts with { Failure = new("DeadlineExceeded", message) });
        _ending.Cancel();
    }

    /// <summary>Whether all that comes before the containers has succeeded.</summary>
    private async Task<bool> InitializeAsync(PodSpec pod, List<Task> sidecars)
    {
        foreach (var container in pod.InitContainers)
        {
            ContainerWorker worker = new(_host, container, container.IsSidecar ? _sidecarsEnding.Token : _ending.Token, _gone.Token);
            var running = worker.RunAsync();
            if (container.IsSidecar)
            {
                sidecars.Add(running);
                await worker.Started.WaitAsync(_ending.Token);
            }
            else if ((await running).ExitCode != 0)
            {
                return false;
            }
        }

        return true;
    }

    private async Task LeaveAsync()
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, _ending.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        while (_isGoing && !_host.IsSilent && !TryDelete())
            await Task.Delay(TryAgain, _node.Clock);
        if (_isGoing || _gone.IsCancellationRequested)
            _host.Folder.Delete();
    }

    private bool TryDelete()
    {
        try
        {
            _node.Cluster.Delete(KindTable.Pod, _host.Pod.Namespace, _host.Pod.Name, new() { GraceSeconds = 0, Uid = _host.Pod.Uid });
            return true;
        }
        catch (ClusterRefusedException gone) when (gone.Code is 404 or 409)
        {
            // Somebody was faster.
            return true;
        }
        catch (IOException)
        {
            // As when the disk is full.
            return false;
        }
    }
}
