using System.Threading.Channels;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers;

/// <summary>Keeps the controllers of a cluster at work, from <see cref="Start"/> until it is disposed of, which must come before the cluster's end.</summary>
internal sealed class ControlLoop(Cluster cluster) : IAsyncDisposable
{
    private static readonly TimeSpan LongestRest = TimeSpan.FromHours(1);

    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public void Start() => _running = Task.Run(() => RunAsync(_stopping.Token));

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        // Whoever reads too slowly is cut off, and begins anew.
        while (!stopping.IsCancellationRequested)
        {
            var (items, watching) = cluster.Store.Follow();
            using (watching)
            {
                ControlRoom room = new(cluster, ControllerTable.Rows);
                room.Begin(items);
                await PumpAsync(room, watching.Changes, stopping);
            }
        }
    }

    private async Task PumpAsync(ControlRoom room, ChannelReader<Change> changes, CancellationToken stopping)
    {
        var more = changes.WaitToReadAsync(stopping).AsTask();
        while (true)
        {
            if (more.IsCompleted)
            {
                if (!await more)
                    return;

                while (changes.TryRead(out var change))
                    room.Take(change);
                more = changes.WaitToReadAsync(stopping).AsTask();
            }
            else if (!room.LookOnce())
            {
                await RestAsync(more, room.Rest ?? LongestRest, stopping);
            }
        }
    }

    private async Task RestAsync(Task<bool> more, TimeSpan rest, CancellationToken stopping)
    {
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny(more, Task.Delay(rest < LongestRest ? rest : LongestRest, cluster.Clock, awake.Token));
        await awake.CancelAsync();
    }
}
