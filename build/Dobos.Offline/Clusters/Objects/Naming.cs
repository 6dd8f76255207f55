using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;

namespace Dobos.Offline.Clusters.Objects;

/// <summary>Lets an object say of itself what its place says of it: kind, namespace, and a name, which is made up where it is asked for.</summary>
internal static class Naming
{
    public static string Complete(Kind kind, string inNamespace, JsonObject content)
    {
        var metadata = Metadata.Of(content);
        content["apiVersion"] = kind.ApiVersion;
        content["kind"] = kind.Name;
        if ((string?)metadata["name"] is null or "" && (string?)metadata["generateName"] is { Length: > 0 } prefix)
            metadata["name"] = GeneratedName.After(prefix);
        if ((string?)metadata["name"] is not { Length: > 0 } name)
            throw ClusterRefusedException.Invalid(kind, "", [("metadata.name", "Required value: name or generateName is required")]);
        if ((string?)metadata["namespace"] is { Length: > 0 } said && said != inNamespace)
            throw ClusterRefusedException.BadRequest($"the namespace of the provided object does not match the namespace sent on the request ({said}, {inNamespace})");

        if (kind.Namespaced)
            metadata["namespace"] = inNamespace;
        else
            metadata.Remove("namespace");
        return name;
    }
}
