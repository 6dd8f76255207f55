using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers;

/// <summary>All controllers of a cluster and what they have to do, one step at a time: whoever calls decides on the pace.</summary>
internal sealed class ControlRoom(Cluster cluster, IReadOnlyList<Controller> controllers)
{
    private readonly WorkQueue _queue = new();

    /// <summary>How long nothing is to be done if nothing changes; null for ever.</summary>
    public TimeSpan? Rest => _queue.Next is { } next ? next - cluster.Clock.GetUtcNow() : null;

    /// <summary>Everything is looked at once: nobody knows what happened before.</summary>
    public void Begin(IEnumerable<Stored> all)
    {
        foreach (var stored in all)
            foreach (var controller in controllers.Where(controller => controller.Of == stored.Key.Kind))
                _queue.Add(new(controller, stored.Key), cluster.Clock.GetUtcNow());
    }

    public void Take(Change change)
    {
        foreach (var controller in controllers)
            foreach (var key in controller.Touched(cluster, change))
                _queue.Add(new(controller, key), cluster.Clock.GetUtcNow() + controller.Delay);
    }

    /// <summary>Looks at the next object; false when none is due.</summary>
    public bool LookOnce()
    {
        if (_queue.Take(cluster.Clock.GetUtcNow()) is not { } work)
            return false;

        try
        {
            if (cluster.Store.Do(_ => work.Controller.Look(cluster, work.Key)) is { } again)
                _queue.Add(work, again);
            _queue.Succeeded(work);
        }
        catch (Exception)
        {
            // Whatever is wrong with this object, the others must go on, and it may be better in a while.
            _queue.Failed(work, cluster.Clock.GetUtcNow());
        }

        return true;
    }
}
