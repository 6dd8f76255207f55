using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;

namespace Dobos.Offline.Clusters.Patches.Fields;

/// <summary>The fields of an object, as they are owned: to the last member, but what is one thing as one.</summary>
internal static class FieldWalk
{
    private static readonly string[] Ours = ["name", "namespace", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "selfLink", "uid", "generation", "managedFields", "resourceVersion"];
    private static readonly string[] Holders = ["labels", "annotations", "finalizers", "ownerReferences"];

    public static FieldSet Of(Kind kind, JsonObject content)
    {
        FieldSet result = new();
        foreach (var (name, value) in content)
            if (name is not ("apiVersion" or "kind"))
                Add(result, kind, "", name, value);
        return WithoutOurs(result);
    }

    /// <summary>Nobody owns what the cluster itself says, nor what an object is found by.</summary>
    public static FieldSet WithoutOurs(FieldSet set)
    {
        FieldSet ours = new();
        ours.Make("f:apiVersion").IsMember = true;
        ours.Make("f:kind").IsMember = true;
        ours.Make("f:metadata").IsMember = true;
        foreach (var name in Ours)
            ours.Make("f:metadata").Make(FieldStep.Member(name)).IsMember = true;
        return set.Without(ours);
    }

    /// <summary>Labels and annotations that nobody owns stay when the owned ones go: controllers write some.</summary>
    public static FieldSet WithoutHoldersInMetadata(FieldSet set)
    {
        FieldSet holders = new();
        foreach (var name in Holders)
            holders.Make("f:metadata").Make(FieldStep.Member(name)).IsMember = true;
        return WithoutOurs(set.Without(holders));
    }

    /// <summary>Adds one member of a map, which is itself the member <paramref name="parent"/>.</summary>
    public static void Add(FieldSet set, Kind kind, string parent, string name, JsonNode? value)
    {
        var shape = FieldShapes.Of(kind, parent, name);
        switch (value)
        {
            case JsonObject { Count: > 0 } map when !shape.IsAtomic:
                AddMap(set.Make(FieldStep.Member(name)), kind, name, map);
                break;
            case JsonArray list when shape.IsSet:
                foreach (var item in list)
                    set.Make(FieldStep.Member(name)).Make(FieldStep.Value(item)).IsMember = true;
                break;
            case JsonArray list when shape.Keys.Count > 0:
                foreach (var item in list.OfType<JsonObject>())
                    AddItem(set.Make(FieldStep.Member(name)), kind, name, shape, item);
                break;
            default:
                set.Make(FieldStep.Member(name)).IsMember = true;
                break;
        }
    }

    public static void AddItem(FieldSet list, Kind kind, string name, FieldShape shape, JsonObject item)
    {
        if (FieldStep.Key(item, shape.Keys) is not { } key)
            return;

        list.Make(key).IsMember = true;
        if (!shape.HasAtomicItems)
            AddMap(list.Make(key), kind, name, item);
    }

    private static void AddMap(FieldSet set, Kind kind, string name, JsonObject map)
    {
        foreach (var (inner, value) in map)
            Add(set, kind, name, inner, value);
    }
}
