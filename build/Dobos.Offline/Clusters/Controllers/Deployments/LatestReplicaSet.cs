using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers.Deployments;

/// <summary>The ReplicaSet of the template that a Deployment has now: made when there is none, and given the next revision when it is one of old.</summary>
internal sealed class LatestReplicaSet(Cluster cluster, Stored deployment, DeploymentFacts wanted, RolloutWriter writer)
{
    /// <summary>Null when another object has its name; it is tried again under another one.</summary>
    public ReplicaSetFacts? Make(IReadOnlyList<ReplicaSetFacts> old)
    {
        var collisions = (int)(deployment.Open().Part("status").Number("collisionCount") ?? 0);
        var hash = Templates.Hash(wanted.Template, collisions);
        if (cluster.Find(KindTable.ReplicaSet, deployment.Key.Namespace, $"{wanted.Name}-{hash}") is null)
            return Make(hash, RollingUpdate.SizeOfLatest(wanted, latest: null, old), Revision.Next(latest: null, old));

        writer.EditStatus(status => status["collisionCount"] = collisions + 1);
        return null;
    }

    public void Renew(ReplicaSetFacts latest, IReadOnlyList<ReplicaSetFacts> old)
    {
        var revision = Revision.Next(latest, old);
        writer.EditSet(latest.Name, content =>
        {
            Revision.Write(RolloutWriter.AnnotationsOf(content), deployment.Open().Part("metadata", "annotations"), revision);
            if ((content.Part("spec").Number("minReadySeconds") ?? 0) != wanted.MinReadySeconds)
                content["spec"]!["minReadySeconds"] = wanted.MinReadySeconds;
        });
        writer.SetRevision(revision);
        writer.EditStatus(status =>
        {
            if (Conditions.Find(status, "Progressing") is null)
                DeploymentProgress.Note(status, wanted, "True", "FoundNewReplicaSet", $"Found new replica set \"{latest.Name}\"", cluster.Clock.GetUtcNow());
        });
    }

    private ReplicaSetFacts Make(string hash, int size, long revision)
    {
        try
        {
            var made = cluster.Create(KindTable.ReplicaSet, deployment.Key.Namespace, NewReplicaSet.Of(deployment, wanted, hash, size, revision));
            if (size > 0)
                writer.Tell($"Scaled up replica set {made.Key.Name} from 0 to {size}");
            writer.SetRevision(revision);
            Note("True", "NewReplicaSetCreated", $"Created new replica set \"{made.Key.Name}\"");
            return ReplicaSetFacts.Of(made);
        }
        catch (ClusterRefusedException refused)
        {
            Note("False", "ReplicaSetCreateError", $"Failed to create new replica set \"{wanted.Name}-{hash}\": {refused.Message}");
            throw;
        }
    }

    private void Note(string value, string reason, string message) =>
        writer.EditStatus(status => DeploymentProgress.Note(status, wanted, value, reason, message, cluster.Clock.GetUtcNow()));
}
