using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Patches.Fields;

namespace Dobos.Offline.Clusters.Patches;

/// <summary>Remembers who wrote which fields of an object by other ways than by applying it.</summary>
internal static class FieldManagers
{
    /// <summary>
    /// Writes down in <paramref name="now"/> that a manager changed all that is other than before; who owned it owns it no more.
    /// What <paramref name="now"/> itself says of managers counts, when it says something; an empty list forgets all.
    /// </summary>
    public static void Track(Kind kind, JsonObject? before, JsonObject now, string manager, DateTimeOffset time, string operation = FieldOwner.Update, string subresource = "")
    {
        var owners = Said(before, now, subresource);
        FieldOwner writer = new(manager, operation, kind.ApiVersion, subresource, Metadata.Time(time), new());
        var changed = FieldChanges.Between(kind, before ?? [], now);
        if (!changed.IsEmpty)
        {
            var known = owners.Find(writer)?.Fields ?? new();
            owners = owners.Less(changed, writer).With(writer with { Fields = known.Union(changed) });
        }

        owners.StillThere(kind, before ?? [], now).WriteTo(now);
    }

    private static FieldOwners Said(JsonObject? before, JsonObject now, string subresource)
    {
        var said = subresource.Length == 0 ? now.Part("metadata")?["managedFields"] as JsonArray : null;
        if (said is [] or [JsonObject { Count: 0 }])
            return FieldOwners.Nobody;

        var owners = said is null ? FieldOwners.Nobody : FieldOwners.Of(now);
        return owners.All.Count > 0 ? owners : FieldOwners.Of(before);
    }
}
