using System.Globalization;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Api;

/// <summary>Some objects of a list, the version at which all of it was so, and the way to the next ones.</summary>
internal sealed record Page(IReadOnlyList<Stored> Items, long Version, string? Continue, long? Remaining)
{
    public JsonObject Metadata()
    {
        JsonObject metadata = new() { ["resourceVersion"] = Version.ToString(CultureInfo.InvariantCulture) };
        if (Continue is not null)
            metadata["continue"] = Continue;
        if (Remaining is not null)
            metadata["remainingItemCount"] = Remaining;
        return metadata;
    }
}
