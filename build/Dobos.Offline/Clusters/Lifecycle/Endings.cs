using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Lifecycle;

/// <summary>What ends by itself: all that is in a namespace that goes, then the namespace; and events that are old.</summary>
internal static class Endings
{
    private static readonly TimeSpan EventsAfter = TimeSpan.FromHours(1);

    public static IEnumerable<Upkeep> OfNamespaces(IReadOnlyList<Stored> all)
    {
        foreach (var ending in all.Where(one => one.IsGoing && one.Key.Kind == KindTable.Namespace))
        {
            var inside = all.Where(one => one.Key.Namespace == ending.Key.Name).ToList();
            if (inside.Count == 0)
                yield return new Upkeep.Close(ending);
            foreach (var one in inside.Where(one => !one.IsGoing))
                yield return new Upkeep.Delete(one);
        }
    }

    public static IEnumerable<Upkeep> OfEvents(IReadOnlyList<Stored> all, DateTimeOffset now) =>
        all.Where(one => one.Key.Kind == KindTable.Event && Last(one) is { } last && now - last > EventsAfter).Select(one => new Upkeep.Delete(one));

    private static DateTimeOffset? Last(Stored happened)
    {
        var content = happened.Open();
        return new[] { content.Text("lastTimestamp"), content.Part("series").Text("lastObservedTime"), content.Text("eventTime"), content.Part("metadata").Text("creationTimestamp") }
            .Max(Times.Parse);
    }
}
