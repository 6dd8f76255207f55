using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Selectors;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers.Endpoints;

/// <summary>Tells where the pods of each Service answer, a moment after it is so: as long as it takes in a real cluster until every node has heard of it.</summary>
internal static class EndpointsController
{
    public static readonly Controller Row = new(KindTable.Service, Touched, Look) { Delay = TimeSpan.FromSeconds(1) };

    private static IEnumerable<ObjectKey> Touched(Cluster cluster, Change change) => change switch
    {
        _ when change.Now.Key.Kind == KindTable.Service => [change.Now.Key],
        _ when change.Now.Key.Kind == KindTable.Pod => Services(cluster, change),
        { Type: not ChangeType.Added } when change.Now.Key.Kind == KindTable.Endpoints => [change.Now.Key with { Kind = KindTable.Service }],
        { Type: not ChangeType.Added } when change.Now.Key.Kind == KindTable.EndpointSlice && change.Now.Labels.TryGetValue(SliceWriter.ServiceName, out var name) => [new(KindTable.Service, change.Now.Key.Namespace, name)],
        _ => [],
    };

    private static IEnumerable<ObjectKey> Services(Cluster cluster, Change change) => cluster.Store.List(KindTable.Service, change.Now.Key.Namespace).Items
        .Where(service => SelectorOf(service.Open()) is { } selector && (selector.Matches(change.Now.Labels) || (change.Before is { } before && selector.Matches(before.Labels))))
        .Select(service => service.Key);

    /// <summary>Null for a Service whose addresses somebody else writes.</summary>
    private static LabelSelector? SelectorOf(JsonObject service) =>
        service["spec"]?["selector"] is JsonObject { Count: > 0 } selector && (string?)service["spec"]?["type"] != "ExternalName" ? LabelSelector.Of(selector) : null;

    private static DateTimeOffset? Look(Cluster cluster, ObjectKey key)
    {
        if (cluster.Store.Find(key) is not { } service)
        {
            WriteSlices(cluster, key, []);
            if (cluster.Find(KindTable.Endpoints, key.Namespace, key.Name) is not null)
                cluster.Delete(KindTable.Endpoints, key.Namespace, key.Name, new());
        }
        else if (!service.IsGoing && service.Open() is var content && SelectorOf(content) is { } selector)
        {
            var pods = PodFacts.All(cluster.Store.List(KindTable.Pod, key.Namespace).Items.Where(pod => selector.Matches(pod.Labels)));
            var groups = PodGroup.Of(content, pods);
            WriteEndpoints(cluster, key, EndpointsWriter.Of(content, groups));
            WriteSlices(cluster, key, SliceWriter.Of(service, groups));
        }

        return null;
    }

    private static void WriteEndpoints(Cluster cluster, ObjectKey key, JsonObject wanted)
    {
        if (cluster.Find(KindTable.Endpoints, key.Namespace, key.Name) is null)
            cluster.Create(KindTable.Endpoints, key.Namespace, wanted);
        else
            cluster.Edit(KindTable.Endpoints, key.Namespace, key.Name, content => Take(content, wanted, "subsets"));
    }

    /// <summary>Slices that are there are kept as far as they go.</summary>
    private static void WriteSlices(Cluster cluster, ObjectKey key, IReadOnlyList<JsonObject> wanted)
    {
        Stored[] ours = [.. cluster.Store.List(KindTable.EndpointSlice, key.Namespace).Items.Where(slice =>
            slice.Labels.GetValueOrDefault(SliceWriter.ServiceName) == key.Name && slice.Labels.GetValueOrDefault(SliceWriter.ManagedBy) == SliceWriter.Us)];
        foreach (var (slice, content) in ours.Zip(wanted))
            cluster.Edit(KindTable.EndpointSlice, key.Namespace, slice.Key.Name, now => Take(now, content, "endpoints", "ports"));
        foreach (var content in wanted.Skip(ours.Length))
            cluster.Create(KindTable.EndpointSlice, key.Namespace, content);
        foreach (var slice in ours.Skip(wanted.Count))
            cluster.Delete(KindTable.EndpointSlice, key.Namespace, slice.Key.Name, new());
    }

    private static JsonObject Take(JsonObject content, JsonObject wanted, params ReadOnlySpan<string> members)
    {
        content["metadata"]!["labels"] = wanted["metadata"]!["labels"]!.DeepClone();
        foreach (var member in members)
        {
            content.Remove(member);
            if (wanted[member] is { } value)
                content[member] = value.DeepClone();
        }

        return content;
    }
}
