using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Patches;

namespace Dobos.Offline.Clusters.Api;

/// <summary>What an object becomes by a server-side apply; who owns which field is not looked at yet.</summary>
internal static class Applied
{
    public static JsonObject Of(JsonObject? live, JsonObject applied, Kind kind) => live is null ? applied : StrategicMerge.Apply(live, applied, kind);
}
