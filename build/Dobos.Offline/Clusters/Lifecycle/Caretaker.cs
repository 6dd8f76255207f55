using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Lifecycle;

/// <summary>Sees that what is deleted goes whole, and that what has had its time goes.</summary>
internal sealed class Caretaker : IAsyncDisposable
{
    private static readonly TimeSpan LookAfter = TimeSpan.FromMinutes(1);

    private readonly Cluster _cluster;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _work;
    private DateTimeOffset _nextLook;

    public Caretaker(Cluster cluster)
    {
        _cluster = cluster;
        _work = Task.Run(RunAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _work;
        _end.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            using var watching = _cluster.Store.Follow().Watching;
            try
            {
                do
                    Tidy();
                while (await ConcernsUsAsync(watching));
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (IOException full)
            {
                await Console.Error.WriteLineAsync($"A cluster could not be tidied up: {full.Message}");
                await Task.Delay(LookAfter, _cluster.Clock, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Waits for a change that may leave something behind, or for the time to look at what is old. False when too much happened to be told of it.</summary>
    private async Task<bool> ConcernsUsAsync(Watching watching)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        var pause = Task.Delay(LookAfter, _cluster.Clock, time.Token);
        try
        {
            while (true)
            {
                var waiting = watching.Changes.WaitToReadAsync(time.Token).AsTask();
                if (await Task.WhenAny(waiting, pause) == pause)
                    return !_end.IsCancellationRequested;
                if (!await waiting)
                    return false;

                var concerns = false;
                while (watching.Changes.TryRead(out var change))
                    concerns |= change.Type == ChangeType.Deleted || change.Now.IsGoing || (change.Type == ChangeType.Added && change.Now.Owners.Count > 0);
                if (concerns)
                    return true;
            }
        }
        finally
        {
            await time.CancelAsync();
        }
    }

    private void Tidy()
    {
        var all = _cluster.Store.All();
        foreach (var upkeep in Garbage.Of(all).Concat(Endings.OfNamespaces(all)).Concat(OldEvents(all)))
        {
            try
            {
                Do(upkeep);
            }
            catch (ClusterRefusedException changed) when (changed.Code is 404 or 409)
            {
                // It is another one by now; its change brings us here again.
            }
            catch (ClusterRefusedException refused)
            {
                Console.Error.WriteLine($"{upkeep.About.Key} could not be tidied up: {refused.Message}");
            }
        }
    }

    /// <summary>To find them all are read, so that is done now and then.</summary>
    private IEnumerable<Upkeep> OldEvents(IReadOnlyList<Stored> all)
    {
        var now = _cluster.Clock.GetUtcNow();
        if (now < _nextLook)
            return [];

        _nextLook = now + LookAfter;
        return Endings.OfEvents(all, now);
    }

    private void Do(Upkeep upkeep)
    {
        var key = upkeep.About.Key;
        switch (upkeep)
        {
            case Upkeep.Delete delete:
                _cluster.Delete(key.Kind, key.Namespace, key.Name, new() { Propagation = delete.Propagation, Uid = upkeep.About.Uid });
                break;
            case Upkeep.Disown disown:
                _cluster.Edit(key.Kind, key.Namespace, key.Name, content => Without(content, disown.Owner));
                break;
            case Upkeep.Release release:
                _cluster.Edit(key.Kind, key.Namespace, key.Name, content => Released(content, release.Finalizer));
                break;
            default:
                _cluster.Edit(KindTable.Namespace, "", key.Name, Closed);
                break;
        }
    }

    private static JsonObject Without(JsonObject content, string owner)
    {
        JsonArray left = [.. (Metadata.Of(content)["ownerReferences"] as JsonArray ?? []).Where(one => one.Text("uid") != owner).Select(one => one?.DeepClone())];
        Metadata.Of(content).Remove("ownerReferences");
        if (left.Count > 0)
            Metadata.Of(content)["ownerReferences"] = left;
        return content;
    }

    private static JsonObject Released(JsonObject content, string finalizer)
    {
        Metadata.RemoveFinalizer(content, finalizer);
        return content;
    }

    private static JsonObject Closed(JsonObject content)
    {
        content["spec"] = new JsonObject();
        return content;
    }
}
