using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Patches.Fields;

/// <summary>All who own fields of an object.</summary>
internal sealed record FieldOwners(IReadOnlyList<FieldOwner> All)
{
    private const int MostUpdaters = 10;
    private const string Oldest = "ancient-changes";

    public static readonly FieldOwners Nobody = new([]);

    /// <summary>Nobody, when what is there cannot be read: it does not hinder a write.</summary>
    public static FieldOwners Of(JsonObject? content)
    {
        var owners = (content.Part("metadata")?["managedFields"] as JsonArray ?? []).Select(FieldOwner.Read).ToArray();
        return owners.Contains(null) ? Nobody : new([.. owners.OfType<FieldOwner>()]);
    }

    public FieldOwner? Find(FieldOwner like) => All.FirstOrDefault(owner => owner.IsSameAs(like));

    public FieldOwners With(FieldOwner owner) => new([.. All.Where(other => !other.IsSameAs(owner)), owner]);

    /// <summary>Of all but one, what they own less some fields.</summary>
    public FieldOwners Less(FieldSet taken, FieldOwner except) =>
        new([.. All.Select(owner => owner.IsSameAs(except) ? owner : owner with { Fields = owner.Fields.Without(taken) })]);

    /// <summary>
    /// What is owned of what is there. An applier owns what it named even where the cluster keeps it under another name, but not what was taken away since.
    /// </summary>
    public FieldOwners StillThere(Kind kind, JsonObject before, JsonObject now) =>
        new([.. All.Select(owner => owner with { Fields = owner.IsApplier ? Kept(kind, before, now, owner.Fields) : FieldPaths.There(kind, now, owner.Fields) })]);

    public void WriteTo(JsonObject content)
    {
        FieldOwner[] owners = [.. Capped().Where(owner => !owner.Fields.IsEmpty)];
        if (owners.Length == 0)
            Metadata.Of(content).Remove("managedFields");
        else
            Metadata.Of(content)["managedFields"] = new JsonArray([.. Sorted(owners).Select(owner => owner.Write())]);
    }

    private static IEnumerable<FieldOwner> Sorted(IEnumerable<FieldOwner> owners) =>
        owners.OrderBy(owner => owner.Operation, StringComparer.Ordinal).ThenBy(owner => owner.Time ?? "", StringComparer.Ordinal)
            .ThenBy(owner => owner.Manager, StringComparer.Ordinal).ThenBy(owner => owner.Subresource, StringComparer.Ordinal);

    private static FieldSet Kept(Kind kind, JsonObject before, JsonObject now, FieldSet fields) =>
        fields.Without(FieldPaths.There(kind, before, fields).Without(FieldPaths.There(kind, now, fields)));

    /// <summary>So many write by changing names that their list would never end: those of long ago are one.</summary>
    private IEnumerable<FieldOwner> Capped()
    {
        FieldOwner[] updaters = [.. All.Where(owner => !owner.IsApplier).OrderBy(owner => owner.Time ?? "", StringComparer.Ordinal)];
        if (updaters.Length <= MostUpdaters)
            return All;

        var old = updaters[..(updaters.Length - MostUpdaters + 1)];
        var one = old[^1] with { Manager = Oldest, Subresource = "", Fields = old.Aggregate(new FieldSet(), (all, owner) => all.Union(owner.Fields)) };
        return [.. All.Except(old), one];
    }
}
