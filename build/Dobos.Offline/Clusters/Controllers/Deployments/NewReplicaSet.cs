using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers.Deployments;

/// <summary>The ReplicaSet that a Deployment makes of its template.</summary>
internal static class NewReplicaSet
{
    public static JsonObject Of(Stored deployment, DeploymentFacts wanted, string hash, int replicas, long revision)
    {
        var content = deployment.Open();
        var template = Templates.WithHash(wanted.Template, hash);
        JsonObject annotations = [];
        Revision.Write(annotations, content["metadata"]!["annotations"] as JsonObject, revision);
        Revision.WriteSize(annotations, wanted);
        JsonObject spec = new() { ["replicas"] = replicas };
        if (wanted.MinReadySeconds > 0)
            spec["minReadySeconds"] = wanted.MinReadySeconds;
        spec["selector"] = Selector(content["spec"]!["selector"]!, hash);
        spec["template"] = template;
        return new()
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = $"{wanted.Name}-{hash}",
                ["labels"] = template["metadata"]!["labels"]!.DeepClone(),
                ["annotations"] = annotations,
                ["ownerReferences"] = new JsonArray(Owner.Reference(deployment)),
            },
            ["spec"] = spec,
        };
    }

    private static JsonObject Selector(JsonNode selector, string hash)
    {
        var copy = (JsonObject)selector.DeepClone();
        if (copy["matchLabels"] is not JsonObject labels)
            copy["matchLabels"] = labels = [];
        labels[Annotation.TemplateHash] = hash;
        return copy;
    }
}
