using Dobos.Offline.Clusters.Controllers;
using Dobos.Offline.Clusters.Lifecycle;
using Dobos.Offline.Clusters.Network;
using Dobos.Offline.Clusters.Nodes;

namespace Dobos.Offline.Clusters;

/// <summary>A cluster with all that lives in it; ends in the opposite order, pods first.</summary>
internal sealed class RunningCluster : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> _parts = [];

    private RunningCluster(Cluster cluster) => Cluster = cluster;

    public Cluster Cluster { get; }

    public Node Node { get; private set; } = null!;

    /// <summary>Where it is seen from outside.</summary>
    public Uri IngressAddress { get; private set; } = null!;

    public static async Task<RunningCluster> OpenAsync(string folder, TimeProvider clock, string images, Func<string, (string User, string Password)?> passwords)
    {
        RunningCluster running = new(Cluster.Open(folder, clock));
        try
        {
            await running.StartAsync(folder, images, passwords);
            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_parts.TryPop(out var part))
            await part.DisposeAsync();

        Cluster.Dispose();
    }

    private async Task StartAsync(string folder, string images, Func<string, (string User, string Password)?> passwords)
    {
        Keep(new Caretaker(Cluster));
        var network = Keep(await ClusterNetwork.StartAsync(Cluster, Path.Combine(folder, "network")));
        IngressAddress = network.IngressAddress;
        Keep(new ControlLoop(Cluster)).Start();
        Node = Keep(await Node.StartAsync(Cluster, Path.Combine(folder, "node"), new() { Images = images, Environment = network.EnvironmentOf, Passwords = passwords }));
    }

    private T Keep<T>(T part)
        where T : IAsyncDisposable
    {
        _parts.Push(part);
        return part;
    }
}
