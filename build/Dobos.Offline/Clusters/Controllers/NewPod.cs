using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers;

/// <summary>The pod that an owner makes of its template.</summary>
internal static class NewPod
{
    public static JsonObject Of(Stored owner, JsonNode template)
    {
        JsonObject metadata = new() { ["generateName"] = $"{owner.Key.Name}-" };
        foreach (var member in new[] { "labels", "annotations", "finalizers" })
            if (template["metadata"]?[member] is { } value)
                metadata[member] = value.DeepClone();
        metadata["ownerReferences"] = new JsonArray(Owner.Reference(owner));
        return new() { ["metadata"] = metadata, ["spec"] = template["spec"]!.DeepClone() };
    }
}
