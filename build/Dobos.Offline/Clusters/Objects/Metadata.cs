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
}
