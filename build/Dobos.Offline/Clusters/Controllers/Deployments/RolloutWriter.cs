using System.Globalization;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers.Deployments;

/// <summary>What a rollout writes: sizes of ReplicaSets, the revision and the status of the Deployment, and the events that tell of them.</summary>
internal sealed class RolloutWriter(Cluster cluster, Stored deployment, DeploymentFacts wanted)
{
    private const string Component = "deployment-controller";

    public void Scale(Scaling scaling)
    {
        EditSet(scaling.Name, content =>
        {
            content["spec"]!["replicas"] = scaling.To;
            Revision.WriteSize(AnnotationsOf(content), wanted);
        });
        if (scaling.From != scaling.To)
            Tell($"Scaled {(scaling.To > scaling.From ? "up" : "down")} replica set {scaling.Name} from {scaling.From} to {scaling.To}");
    }

    public void SetRevision(long revision) => Edit(content => AnnotationsOf(content)[Annotation.Revision] = revision.ToString(CultureInfo.InvariantCulture), new());

    public void EditStatus(Action<JsonObject> edit) => Edit(content => edit(content.Make("status")!), new() { OfStatus = true });

    public void Edit(Action<JsonObject> edit, WriteOrder order) => cluster.Edit(KindTable.Deployment, deployment.Key.Namespace, deployment.Key.Name, content =>
    {
        edit(content);
        return content;
    }, order);

    public void EditSet(string name, Action<JsonObject> edit) => cluster.Edit(KindTable.ReplicaSet, deployment.Key.Namespace, name, content =>
    {
        edit(content);
        return content;
    });

    public void Tell(string message) => EventRecorder.Record(cluster, deployment, "Normal", "ScalingReplicaSet", message, Component);

    public static JsonObject AnnotationsOf(JsonObject content) => content.Part("metadata")!.Make("annotations")!;
}
