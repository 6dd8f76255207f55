using System.Globalization;
using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Objects;

/// <summary>What the cluster itself says in an object's metadata, and nobody else.</summary>
internal static class Metadata
{
    private static readonly string[] OurOwn = ["uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "generation", "resourceVersion", "selfLink"];

    public static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static JsonObject Of(JsonObject content)
    {
        if (content["metadata"] is not JsonObject metadata)
            content["metadata"] = metadata = [];
        return metadata;
    }

    public static void Begin(JsonObject metadata, DateTimeOffset now)
    {
        foreach (var member in OurOwn)
            metadata.Remove(member);

        metadata["uid"] = Guid.NewGuid().ToString();
        metadata["creationTimestamp"] = Time(now);
    }

    public static void CarryOn(JsonObject before, JsonObject now)
    {
        foreach (var member in OurOwn)
        {
            now.Remove(member);
            if (before[member] is { } kept)
                now[member] = kept.DeepClone();
        }
    }

    public static bool HasFinalizer(JsonObject content, string finalizer) => (Of(content)["finalizers"] as JsonArray ?? []).Any(one => one.AsText() == finalizer);

    public static void AddFinalizer(JsonObject content, string finalizer)
    {
        if (HasFinalizer(content, finalizer))
            return;
        if (Of(content)["finalizers"] is not JsonArray finalizers)
            Of(content)["finalizers"] = finalizers = [];
        finalizers.Add(finalizer);
    }

    public static void RemoveFinalizer(JsonObject content, string finalizer)
    {
        JsonArray left = [.. (Of(content)["finalizers"] as JsonArray ?? []).Where(one => one.AsText() != finalizer).Select(one => one?.DeepClone())];
        Of(content).Remove("finalizers");
        if (left.Count > 0)
            Of(content)["finalizers"] = left;
    }
}
