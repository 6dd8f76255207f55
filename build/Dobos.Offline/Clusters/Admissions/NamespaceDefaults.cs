using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Admissions;

internal static class NamespaceDefaults
{
    private const string NameLabel = "kubernetes.io/metadata.name";

    public static void Fill(JsonObject content)
    {
        if (content.Make("metadata") is { } metadata && metadata.Make("labels") is { } labels)
            labels[NameLabel] = metadata.Text("name");

        // Only at first: a namespace that ends is let go by the removal of this very finalizer.
        if (content["status"] is null && content.Make("spec") is { } spec)
            spec.Fill("finalizers", new JsonArray("kubernetes"));
        if (content.Make("status") is { } status)
            status.Fill("phase", "Active");
    }
}
