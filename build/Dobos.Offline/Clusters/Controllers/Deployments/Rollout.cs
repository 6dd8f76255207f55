using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Selectors;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers.Deployments;

/// <summary>One look at a Deployment: what it has is read, the next step decided and taken, and what came of it said in its status.</summary>
internal sealed class Rollout
{
    private readonly Cluster _cluster;
    private readonly Stored _deployment;
    private readonly DeploymentFacts _wanted;
    private readonly LabelSelector _selector;
    private readonly RolloutWriter _writer;
    private readonly LatestReplicaSet _maker;
    private ReplicaSetFacts? _latest;
    private IReadOnlyList<ReplicaSetFacts> _old = [];

    public Rollout(Cluster cluster, Stored deployment)
    {
        _cluster = cluster;
        _deployment = deployment;
        _wanted = DeploymentFacts.Of(deployment);
        _selector = Claims.SelectorOf(deployment);
        _writer = new(cluster, deployment, _wanted);
        _maker = new(cluster, deployment, _wanted, _writer);
    }

    private DateTimeOffset Now => _cluster.Clock.GetUtcNow();

    private IReadOnlyList<ReplicaSetFacts> All => _latest is null ? _old : [.. _old, _latest];

    /// <summary>When to look again though nothing changes.</summary>
    public DateTimeOffset? Look()
    {
        Read();
        if (_deployment.IsGoing)
            return Say(judges: false).Again;

        _writer.EditStatus(status => DeploymentProgress.NotePause(status, _wanted, Now));
        var isRescaled = Rescaling.IsDue(_wanted, All);
        if (_latest is not null)
            _maker.Renew(_latest, _old);
        if (_wanted.IsPaused || isRescaled)
            Rescale();
        else if (_wanted.IsRecreated)
            Recreate();
        else
            Roll();

        Read();
        var (again, isComplete) = Say(judges: !_wanted.IsPaused && !isRescaled);
        if (isComplete || _wanted.IsPaused)
            CleanUp();
        return again;
    }

    private void Read()
    {
        ReplicaSetFacts[] sets = [.. Claims.Settle(_cluster, _deployment, _selector, KindTable.ReplicaSet).Select(set => ReplicaSetFacts.Of(set) with { Available = Available(set) })];
        _latest = sets.OrderBy(set => set.Created).ThenByDescending(set => set.Revision).FirstOrDefault(set => Templates.AreEqual(set.Template, _wanted.Template));
        _old = [.. sets.Where(set => set != _latest)];
    }

    // What the ReplicaSet says of itself may be a moment old: by it, pods would be taken that serve by now.
    private int Available(Stored set) => PodFacts.All(_cluster.Store.List(KindTable.Pod, set.Key.Namespace).Items.Where(pod => pod.Owners.Contains(set.Uid)))
        .Count(pod => pod.IsActive && pod.IsAvailable(_wanted.MinReadySeconds, Now));

    private void Rescale()
    {
        foreach (var scaling in Rescaling.Next(_wanted, _latest, _old))
            _writer.Scale(scaling);
    }

    private void Roll()
    {
        if ((_latest ?? _maker.Make(_old)) is not { } latest)
            return;

        foreach (var scaling in RollingUpdate.Next(_wanted, latest, _old))
            _writer.Scale(scaling);
    }

    private void Recreate()
    {
        foreach (var set in _old.Where(set => set.Replicas > 0))
            _writer.Scale(new(set.Name, set.Replicas, 0));

        if (!_old.Any(set => set.Replicas > 0 || set.Actual > 0 || HasPods(set)) && (_latest ?? _maker.Make(_old)) is { } latest && latest.Replicas != _wanted.Replicas)
            _writer.Scale(new(latest.Name, latest.Replicas, _wanted.Replicas));
    }

    /// <summary>Also those that are going: the new ones wait until the last old process is gone.</summary>
    private bool HasPods(ReplicaSetFacts set)
    {
        var uid = _cluster.Get(KindTable.ReplicaSet, _deployment.Key.Namespace, set.Name).Uid;
        return _cluster.Store.List(KindTable.Pod, _deployment.Key.Namespace).Items.Any(pod => pod.Owners.Contains(uid) && !new PodFacts(pod).HasEnded);
    }

    private (DateTimeOffset? Again, bool IsComplete) Say(bool judges)
    {
        JsonObject status = [];
        _writer.Edit(content =>
        {
            var before = content["status"] as JsonObject;
            status = DeploymentStatus.Of(content, _wanted, _latest, All, Now);
            if (judges)
                DeploymentProgress.Judge(status, before, _wanted, _latest, Now);
            content["status"] = status;
        }, new() { OfStatus = true });
        return (DeploymentProgress.LateAt(status, _wanted), DeploymentProgress.IsComplete(status, _wanted));
    }

    private void CleanUp()
    {
        foreach (var set in History.Surplus(_wanted, _old))
            _cluster.Delete(KindTable.ReplicaSet, _deployment.Key.Namespace, set.Name, new() { Propagation = "Background" });
    }
}
