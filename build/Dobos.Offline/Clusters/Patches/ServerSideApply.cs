using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Patches.Fields;

namespace Dobos.Offline.Clusters.Patches;

/// <summary>
/// Applies what a manager wants an object to say. It owns what it names; what it named before and names no more goes, unless another owns it too;
/// what another owns with another value is a conflict.
/// </summary>
internal static class ServerSideApply
{
    private const string BeforeFirst = "before-first-apply";
    private static readonly string[] Holders = ["labels", "annotations", "finalizers", "ownerReferences"];

    /// <summary>The object as it is to be, managedFields and all; <paramref name="live"/> is null for one that is not there yet.</summary>
    public static JsonObject Apply(JsonObject? live, JsonObject applied, Kind kind, string manager, bool force, DateTimeOffset now, string subresource = "")
    {
        applied = Wanted(applied, kind, manager, subresource);
        FieldOwner applier = new(manager, FieldOwner.Apply, kind.ApiVersion, subresource, Metadata.Time(now), FieldWalk.Of(kind, applied));
        var owners = Owners(live, kind);
        var before = live ?? [];
        var result = AppliedMerge.Of(kind, before, applied);
        FieldPaths.Remove(kind, result, NoLongerWanted(owners, applier));
        DropEmpty(result, applied);

        var changed = FieldChanges.Between(kind, before, result);
        var conflicts = Conflicts(owners, applier, changed, manager == LastApplied.Manager ? LastApplied.Unchanged(kind, before) : new());
        if (conflicts.Count > 0 && !force)
            throw ApplyConflict.Of(conflicts);

        if (owners.Find(applier) is { } earlier && earlier.Fields.SameAs(applier.Fields) && JsonNode.DeepEquals(before, result))
            return (JsonObject)before.DeepClone();

        LastApplied.Renew(live, applied, result, manager);
        owners.Less(changed, applier).With(applier).StillThere(kind, before, result).WriteTo(result);
        return result;
    }

    private static JsonObject Wanted(JsonObject applied, Kind kind, string manager, string subresource)
    {
        if (manager.Length == 0)
            throw new ClusterRefusedException(422, "Invalid", "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for apply patch");
        if (applied.Part("metadata")?["managedFields"] is not null)
            throw ClusterRefusedException.BadRequest("metadata.managedFields must be nil");

        var wanted = AppliedMerge.WithoutNulls(applied);
        foreach (var name in wanted.Select(member => member.Key).Where(name => IsOfOthers(name, kind, subresource)).ToArray())
            wanted.Remove(name);
        AppliedLists.Check(kind, wanted);
        return wanted;
    }

    /// <summary>The status is written by its own way, and nothing else is written by that.</summary>
    private static bool IsOfOthers(string name, Kind kind, string subresource) =>
        subresource == "status" ? name is not ("apiVersion" or "kind" or "metadata" or "status") : kind.HasStatus && name == "status";

    /// <summary>What was there before anybody applied is owned by those unknown who wrote it.</summary>
    private static FieldOwners Owners(JsonObject? live, Kind kind)
    {
        var owners = FieldOwners.Of(live);
        return live is null || owners.All.Count > 0 ? owners
            : new([new(BeforeFirst, FieldOwner.Update, kind.ApiVersion, "", live.Part("metadata").Text("creationTimestamp"), FieldWalk.Of(kind, live))]);
    }

    private static FieldSet NoLongerWanted(FieldOwners owners, FieldOwner applier)
    {
        if (owners.Find(applier) is not { } earlier)
            return new();

        var wanted = owners.With(applier).All.Aggregate(new FieldSet(), (all, owner) => all.Union(owner.Fields));
        return FieldWalk.WithoutHoldersInMetadata(FieldPaths.WithHolders(earlier.Fields).Without(FieldPaths.WithHolders(wanted)));
    }

    private static void DropEmpty(JsonObject result, JsonObject applied)
    {
        foreach (var name in Holders)
            if (result.Part("metadata")?[name] is JsonObject { Count: 0 } or JsonArray { Count: 0 } && applied.Part("metadata")?[name] is null)
                result.Part("metadata")!.Remove(name);
    }

    private static IReadOnlyList<(FieldOwner Owner, FieldSet Fields)> Conflicts(FieldOwners owners, FieldOwner applier, FieldSet changed, FieldSet allowed) =>
    [
        .. owners.All.Where(owner => !owner.IsSameAs(applier))
            .Select(owner => (owner, owner.Fields.Intersect(changed).Without(allowed)))
            .Where(conflict => !conflict.Item2.IsEmpty),
    ];
}
