using System.Globalization;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Objects;

/// <summary>What must be so for a write to be done: it is meant for the object that is there, as it is there. What is not said is not asked for.</summary>
internal static class Preconditions
{
    public static void Check(Stored stored, JsonObject metadata) => Check(stored, (string?)metadata["resourceVersion"], (string?)metadata["uid"]);

    public static void Check(Stored stored, string? version, string? uid)
    {
        if (version is { Length: > 0 } && version != stored.Version.ToString(CultureInfo.InvariantCulture))
            throw ClusterRefusedException.Conflict(stored.Key.Kind, stored.Key.Name, "the object has been modified; please apply your changes to the latest version and try again");
        if (uid is { Length: > 0 } && uid != stored.Uid)
            throw ClusterRefusedException.Conflict(stored.Key.Kind, stored.Key.Name, $"Precondition failed: UID in precondition: {uid}, UID in object meta: {stored.Uid}");
    }
}
