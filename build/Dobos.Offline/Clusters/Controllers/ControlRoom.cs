using Dobos.Offline.Clusters.Kinds;
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
            Take(controller, change);
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
        catch (ClusterRefusedException)
        {
            // Who was refused has told of it, and it may be better in a while.
            _queue.Failed(work, cluster.Clock.GetUtcNow());
        }
        catch (Exception unforeseen)
        {
            // Whatever is wrong with this object, the others must go on.
            _queue.Failed(work, cluster.Clock.GetUtcNow());
            if (cluster.Store.Find(work.Key) is { } about)
                Tell(about, unforeseen);
        }

        return true;
    }

    private void Take(Controller controller, Change change)
    {
        try
        {
            foreach (var key in controller.Touched(cluster, change))
                _queue.Add(new(controller, key), cluster.Clock.GetUtcNow() + controller.Delay);
        }
        catch (Exception unforeseen)
        {
            // A change that one controller cannot make out must not end them all; the object itself is what there is to look at.
            if (controller.Of == change.Now.Key.Kind)
                _queue.Add(new(controller, change.Now.Key), cluster.Clock.GetUtcNow());
            Tell(change.Now, unforeseen);
        }
    }

    private void Tell(Stored about, Exception unforeseen)
    {
        // What goes wrong with an event would be told by an event.
        if (about.Key.Kind == KindTable.Event)
            return;

        try
        {
            EventRecorder.Record(cluster, about, "Warning", "ControllerFailed", $"This cluster cannot bring the object forward: {unforeseen.Message} It tries again after a while.", "dobos");
        }
        catch (Exception untold) when (untold is ClusterRefusedException or IOException or ObjectDisposedException)
        {
            // A disk that is full keeps no event either.
        }
    }
}
