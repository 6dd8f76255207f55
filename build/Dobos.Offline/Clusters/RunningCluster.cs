using Dobos.Offline.Clusters.Lifecycle;

namespace Dobos.Offline.Clusters;

/// <summary>A cluster with all that lives in it; ends in the opposite order.</summary>
internal sealed class RunningCluster : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> _parts = [];

    private RunningCluster(Cluster cluster) => Cluster = cluster;

    public Cluster Cluster { get; }

    public static RunningCluster Open(string folder, TimeProvider clock)
    {
        RunningCluster running = new(Cluster.Open(folder, clock));
        running._parts.Push(new Caretaker(running.Cluster));
        return running;
    }

    public async ValueTask DisposeAsync()
    {
        while (_parts.TryPop(out var part))
            await part.DisposeAsync();

        Cluster.Dispose();
    }
}
