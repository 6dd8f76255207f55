using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Selectors;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers.Deployments;

/// <summary>One look at a Deployment: what it has is read, the next step decided and taken, and what came of it said in its status.</summary>
internal sealed class Rollout(Cluster cluster, Stored deployment)
{
    private const string Component = "deployment-controller";

    private readonly DeploymentFacts _wanted = DeploymentFacts.Of(deployment);
    private readonly LabelSelector _selector = Claims.SelectorOf(deployment);
    private ReplicaSetFacts? _latest;
    private IReadOnlyList<ReplicaSetFacts> _old = [];

    private DateTimeOffset Now => cluster.Clock.GetUtcNow();

    private IReadOnlyList<ReplicaSetFacts> All => _latest is null ? _old : [.. _old, _latest];

    public DateTimeOffset? Look()
    {
        Read();
        if (deployment.IsGoing)
            return Say(judges: false);

        EditStatus(status => DeploymentProgress.NotePause(status, _wanted, Now));
        var isRescaled = Rescaling.IsDue(_wanted, All);
        if (_wanted.IsPaused || isRescaled)
            Rescale();
        else if (_wanted.IsRecreated)
            Recreate();
        else
            Roll();

        Read();
        var again = Say(judges: !_wanted.IsPaused && !isRescaled);
        CleanUp();
        return again;
    }

    private void Read()
    {
        ReplicaSetFacts[] sets = [.. Claims.Settle(cluster, deployment, _selector, KindTable.ReplicaSet).Select(ReplicaSetFacts.Of)];
        _latest = sets.OrderBy(set => set.Created).ThenByDescending(set => set.Revision).FirstOrDefault(set => Templates.AreEqual(set.Template, _wanted.Template));
        _old = [.. sets.Where(set => set != _latest)];
    }

    private void Rescale()
    {
        if (_latest is not null)
            Renew();
        foreach (var scaling in Rescaling.Next(_wanted, _latest, _old))
            Scale(scaling);
    }

    private void Roll()
    {
        if (RequireLatest() is not { } latest)
            return;

        foreach (var scaling in RollingUpdate.Next(_wanted, latest, _old))
            Scale(scaling);
    }

    private void Recreate()
    {
        if (_latest is not null)
            Renew();
        foreach (var set in _old.Where(set => set.Replicas > 0))
            Scale(new(set.Name, set.Replicas, 0));

        if (!_old.Any(set => set.Replicas > 0 || set.Actual > 0 || HasPods(set)) && RequireLatest() is { } latest && latest.Replicas != _wanted.Replicas)
            Scale(new(latest.Name, latest.Replicas, _wanted.Replicas));
    }

    /// <summary>Also those that are going: the new ones wait until the last old process is gone.</summary>
    private bool HasPods(ReplicaSetFacts set)
    {
        var uid = cluster.Get(KindTable.ReplicaSet, deployment.Key.Namespace, set.Name).Uid;
        return cluster.Store.List(KindTable.Pod, deployment.Key.Namespace).Items.Any(pod => pod.Owners.Contains(uid) && !new PodFacts(pod).HasEnded);
    }

    /// <summary>Null when another object has its name; it is tried again under another one.</summary>
    private ReplicaSetFacts? RequireLatest()
    {
        if (_latest is not null)
        {
            Renew();
            return _latest;
        }

        var collisions = (int?)deployment.Open()["status"]?["collisionCount"] ?? 0;
        var hash = Templates.Hash(_wanted.Template, collisions);
        if (cluster.Find(KindTable.ReplicaSet, deployment.Key.Namespace, $"{_wanted.Name}-{hash}") is not null)
        {
            EditStatus(status => status["collisionCount"] = collisions + 1);
            return null;
        }

        return Create(hash);
    }

    private ReplicaSetFacts Create(string hash)
    {
        var size = RollingUpdate.SizeOfLatest(_wanted, latest: null, _old);
        var revision = Revision.Next(latest: null, _old);
        try
        {
            var made = cluster.Create(KindTable.ReplicaSet, deployment.Key.Namespace, NewReplicaSet.Of(deployment, _wanted, hash, size, revision));
            if (size > 0)
                Tell($"Scaled up replica set {made.Key.Name} from 0 to {size}");
            SetRevision(revision);
            EditStatus(status => DeploymentProgress.Note(status, _wanted, "True", "NewReplicaSetCreated", $"Created new replica set \"{made.Key.Name}\"", Now));
            return ReplicaSetFacts.Of(made);
        }
        catch (ClusterRefusedException refused)
        {
            EditStatus(status => DeploymentProgress.Note(status, _wanted, "False", "ReplicaSetCreateError", $"Failed to create new replica set \"{_wanted.Name}-{hash}\": {refused.Message}", Now));
            throw;
        }
    }

    /// <summary>A template that was rolled out before is the latest again: its ReplicaSet gets the next revision.</summary>
    private void Renew()
    {
        var revision = Revision.Next(_latest, _old);
        EditSet(_latest!.Name, content =>
        {
            Revision.Write(AnnotationsOf(content), deployment.Open()["metadata"]!["annotations"] as JsonObject, revision);
            if (((int?)content["spec"]!["minReadySeconds"] ?? 0) != _wanted.MinReadySeconds)
                content["spec"]!["minReadySeconds"] = _wanted.MinReadySeconds;
        });
        SetRevision(revision);
        EditStatus(status =>
        {
            if (Conditions.Find(status, "Progressing") is null)
                DeploymentProgress.Note(status, _wanted, "True", "FoundNewReplicaSet", $"Found new replica set \"{_latest.Name}\"", Now);
        });
    }

    private void SetRevision(long revision) => cluster.Edit(KindTable.Deployment, deployment.Key.Namespace, _wanted.Name, content =>
    {
        AnnotationsOf(content)[Annotation.Revision] = revision.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return content;
    });

    private void Scale(Scaling scaling)
    {
        EditSet(scaling.Name, content =>
        {
            content["spec"]!["replicas"] = scaling.To;
            Revision.WriteSize(AnnotationsOf(content), _wanted);
        });
        if (scaling.From != scaling.To)
            Tell($"Scaled {(scaling.To > scaling.From ? "up" : "down")} replica set {scaling.Name} from {scaling.From} to {scaling.To}");
    }

    private DateTimeOffset? Say(bool judges)
    {
        DateTimeOffset? again = null;
        cluster.Edit(KindTable.Deployment, deployment.Key.Namespace, _wanted.Name, content =>
        {
            var before = content["status"] as JsonObject;
            var status = DeploymentStatus.Of(content, _wanted, _latest, All, Now);
            if (judges)
                DeploymentProgress.Judge(status, before, _wanted, _latest, Now);
            again = DeploymentProgress.LateAt(status, _wanted);
            content["status"] = status;
            return content;
        }, new() { OfStatus = true });
        return again;
    }

    private void CleanUp()
    {
        if (!_wanted.IsPaused && !DeploymentProgress.IsComplete(cluster.Get(KindTable.Deployment, deployment.Key.Namespace, _wanted.Name).Open()["status"]!.AsObject(), _wanted))
            return;

        foreach (var set in History.Surplus(_wanted, _old))
            cluster.Delete(KindTable.ReplicaSet, deployment.Key.Namespace, set.Name, new() { Propagation = "Background" });
    }

    private void Tell(string message) => EventRecorder.Record(cluster, deployment, "Normal", "ScalingReplicaSet", message, Component);

    private void EditSet(string name, Action<JsonObject> edit) => cluster.Edit(KindTable.ReplicaSet, deployment.Key.Namespace, name, content =>
    {
        edit(content);
        return content;
    });

    private void EditStatus(Action<JsonObject> edit) => cluster.Edit(KindTable.Deployment, deployment.Key.Namespace, _wanted.Name, content =>
    {
        if (content["status"] is not JsonObject status)
            content["status"] = status = [];
        edit(status);
        return content;
    }, new() { OfStatus = true });

    private static JsonObject AnnotationsOf(JsonObject content)
    {
        if (content["metadata"]!["annotations"] is not JsonObject annotations)
            content["metadata"]!["annotations"] = annotations = [];
        return annotations;
    }
}
