using System.Text.Json.Nodes;
using System.Threading.Channels;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Network;

/// <summary>A copy of all objects of some kinds. Whoever keeps it is told when it changed, once for all that changed meanwhile.</summary>
internal sealed class Mirror : IAsyncDisposable
{
    private readonly ObjectStore _store;
    private readonly IReadOnlyCollection<Kind> _kinds;
    private readonly Action<IReadOnlyDictionary<ObjectKey, JsonObject>> _changed;
    private readonly Dictionary<ObjectKey, JsonObject> _objects = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _following;

    private Mirror(ObjectStore store, IReadOnlyCollection<Kind> kinds, Action<IReadOnlyDictionary<ObjectKey, JsonObject>> changed)
    {
        (_store, _kinds, _changed) = (store, kinds, changed);
        var watching = Begin();
        _following = Task.Run(() => FollowAsync(watching));
    }

    /// <summary>Complete when it returns: <paramref name="changed"/> was told once by then.</summary>
    public static Mirror Start(ObjectStore store, IReadOnlyCollection<Kind> kinds, Action<IReadOnlyDictionary<ObjectKey, JsonObject>> changed) => new(store, kinds, changed);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _following;
        _stop.Dispose();
    }

    private Watching Begin()
    {
        var (items, watching) = _store.Follow();
        _objects.Clear();
        foreach (var item in items)
            Keep(new(ChangeType.Added, item, Before: null));
        Tell();
        return watching;
    }

    private async Task FollowAsync(Watching watching)
    {
        try
        {
            while (true)
            {
                using (watching)
                    await ReadAsync(watching.Changes);

                // We were too slow and were cut off: what we missed is in the store.
                watching = Begin();
            }
        }
        catch (OperationCanceledException)
        {
            watching.Dispose();
        }
    }

    private async Task ReadAsync(ChannelReader<Change> changes)
    {
        while (await changes.WaitToReadAsync(_stop.Token))
        {
            var matters = false;
            while (changes.TryRead(out var change))
                matters |= Keep(change);
            if (matters)
                Tell();
        }

        _stop.Token.ThrowIfCancellationRequested();
    }

    /// <summary>What fails for one change must not end the following of all others.</summary>
    private void Tell()
    {
        try
        {
            _changed(_objects);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Console.Error.WriteLine($"A change in the cluster was not taken in by its network: {e}");
        }
    }

    private bool Keep(Change change)
    {
        if (!_kinds.Contains(change.Now.Key.Kind))
            return false;
        if (change.Type == ChangeType.Deleted)
            return _objects.Remove(change.Now.Key);

        _objects[change.Now.Key] = change.Now.Open();
        return true;
    }
}
