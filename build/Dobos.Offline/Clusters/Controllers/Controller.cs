using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers;

/// <summary>
/// Looks after the objects of one kind. <paramref name="Touched"/> names those that a change makes it look at again; <paramref name="Look"/> brings one of them
/// forward, and says when to look again though nothing changes. It decides and acts as one: nobody writes in between.
/// </summary>
internal sealed record Controller(Kind Of, Func<Cluster, Change, IEnumerable<ObjectKey>> Touched, Func<Cluster, ObjectKey, DateTimeOffset?> Look)
{
    /// <summary>For how long changes gather before it looks.</summary>
    public TimeSpan Delay { get; init; }
}
