using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers;

/// <summary>The object that looks after another, as its ownerReferences name it.</summary>
internal sealed record Owner(string ApiVersion, string Kind, string Name, string Uid)
{
    public static Owner? ControllerOf(JsonObject content) =>
        (content["metadata"]?["ownerReferences"] as JsonArray ?? []).FirstOrDefault(reference => (bool?)reference?["controller"] == true) is { } found
            ? new((string)found["apiVersion"]!, (string)found["kind"]!, (string)found["name"]!, (string)found["uid"]!)
            : null;

    /// <summary>Null when the object has none, or one of another kind.</summary>
    public static ObjectKey? ControllerOf(Stored stored, Kind kind) =>
        stored.Owners.Count > 0 && ControllerOf(stored.Open()) is { } owner && owner.Kind == kind.Name && owner.ApiVersion == kind.ApiVersion
            ? new(kind, stored.Key.Namespace, owner.Name)
            : null;

    public static JsonObject Reference(Stored owner) => new()
    {
        ["apiVersion"] = owner.Key.Kind.ApiVersion,
        ["kind"] = owner.Key.Kind.Name,
        ["name"] = owner.Key.Name,
        ["uid"] = owner.Uid,
        ["controller"] = true,
        ["blockOwnerDeletion"] = true,
    };
}
