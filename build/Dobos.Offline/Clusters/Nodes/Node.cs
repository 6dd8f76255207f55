using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Nodes.Engine;
using Dobos.Offline.Clusters.Nodes.Logs;
using Dobos.Offline.Clusters.Nodes.Processes;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Nodes;

/// <summary>The one node of a cluster: it takes every pod and runs it, and ends them all when it ends.</summary>
internal sealed class Node : IAsyncDisposable
{
    private static readonly Kind[] Awaited = [KindTable.ConfigMap, KindTable.Secret, KindTable.PersistentVolumeClaim];

    private readonly NodeParts _parts;
    private readonly Reaper _reaper;
    private readonly DockerEngine? _engine;
    private readonly CancellationTokenSource _end = new();
    private readonly Dictionary<string, PodWorker> _pods = [];
    private readonly Task _following;

    private Node(Cluster cluster, string folder, NodeOptions options, Reaper reaper, DockerEngine? engine)
    {
        (_reaper, _engine) = (reaper, engine);
        _parts = new(cluster, folder, options, new(options.Images), new(reaper, engine, options.MayUseNamespaces));
        Logs = new(_parts);
        _following = Task.Run(FollowAsync);
    }

    public PodLogs Logs { get; }

    /// <summary>Keeps all that it needs for pods in the folder, which no other node may have at the same time.</summary>
    public static async Task<Node> StartAsync(Cluster cluster, string folder, NodeOptions options)
    {
        PodFolder.MakeOwn(folder);
        NodeObject.Show(cluster);
        var reaper = await Reaper.StartAsync(folder);
        var engine = await DockerEngine.FindAsync(options.DockerHost ?? Environment.GetEnvironmentVariable("DOCKER_HOST"), reaper.Mark);
        if (engine is not null)
            reaper.Watch(engine);
        return new(cluster, folder, options, reaper, engine);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _following;
        await Task.WhenAll(_pods.Values.Select(pod => pod.DisposeAsync().AsTask()));
        if (_engine is not null)
            await _engine.CleanAsync();
        _engine?.Dispose();
        await _reaper.DisposeAsync();
        _parts.Images.Dispose();
        _end.Dispose();
    }

    private async Task FollowAsync()
    {
        try
        {
            // Whoever is cut off for being slow begins anew.
            while (!_end.IsCancellationRequested)
                await FollowAsync(_end.Token);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task FollowAsync(CancellationToken cancellation)
    {
        var (items, watching) = _parts.Cluster.Store.Follow();
        using (watching)
        {
            var pods = items.Where(item => item.Key.Kind == KindTable.Pod).ToDictionary(pod => pod.Uid);
            foreach (var (uid, lost) in _pods.Where(pod => !pods.ContainsKey(pod.Key)).ToArray())
            {
                _pods.Remove(uid);
                lost.Vanish();
            }

            Clean(pods.Keys);
            foreach (var pod in pods.Values)
                Take(pod);
            await foreach (var change in watching.Changes.ReadAllAsync(cancellation))
                Take(change);
        }
    }

    private void Take(Change change)
    {
        if (Awaited.Contains(change.Now.Key.Kind))
        {
            foreach (var waiting in _pods.Values.Where(pod => pod.Namespace == change.Now.Key.Namespace))
                waiting.Wake();
        }
        else if (change.Now.Key.Kind == KindTable.Pod && change.Type != ChangeType.Deleted)
        {
            Take(change.Now);
        }
        else if (change.Now.Key.Kind == KindTable.Pod && _pods.Remove(change.Now.Uid, out var gone))
        {
            gone.Vanish();
        }
    }

    private void Take(Stored pod)
    {
        try
        {
            if (_pods.TryGetValue(pod.Uid, out var known))
                known.Take(pod);
            else
                _pods[pod.Uid] = new(_parts, pod);
        }
        catch (Exception unreadable) when (unreadable is InvalidOperationException or InvalidCastException or NullReferenceException or FormatException or OverflowException)
        {
            // One pod of a form that nobody can read must not keep the others waiting.
            Console.Error.WriteLine($"{pod.Key} cannot be read: {unreadable.Message}");
        }
    }

    /// <summary>What is left of pods that are there no more.</summary>
    private void Clean(IEnumerable<string> uids)
    {
        var folder = Path.Combine(_parts.Folder, "pods");
        if (!Directory.Exists(folder))
            return;

        foreach (var left in Directory.EnumerateDirectories(folder).Where(path => !uids.Contains(Path.GetFileName(path))))
            Removal.Delete(left);
    }
}
