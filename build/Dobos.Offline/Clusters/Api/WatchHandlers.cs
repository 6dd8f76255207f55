using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Api;

/// <summary>Tells of changes as they happen, until the client has enough or its time is over.</summary>
internal static class WatchHandlers
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(45);
    private static readonly TimeSpan BookmarkAfter = TimeSpan.FromMinutes(1);

    public static async Task WatchAsync(ApiCall call)
    {
        var selection = Selection.Of(call);
        WatchStream stream = new(call, Accepted.Of(call.Request));
        var most = TimeOf(call);
        var start = WatchStart.Of(call, selection);
        using var watching = start.Watching;
        await stream.BeginAsync();
        if (watching is null)
        {
            await stream.ExpiredAsync(start.Version);
            return;
        }

        foreach (var stored in start.There)
            await stream.WriteAsync("ADDED", stored);
        if (call.Asks("sendInitialEvents") && call.Asks("allowWatchBookmarks"))
            await stream.BookmarkAsync(start.Version, endsInitialEvents: true);

        await FollowAsync(call, selection, stream, watching, start.Version, most);
    }

    private static async Task FollowAsync(ApiCall call, Selection selection, WatchStream stream, Watching watching, long version, TimeSpan most)
    {
        using CancellationTokenSource time = new(most, call.Cluster.Clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(time.Token, call.Cancellation);
        try
        {
            while (await HasMoreAsync(call, watching, end.Token) is var more and not false)
            {
                if (more is null)
                    await stream.BookmarkAsync(version, endsInitialEvents: false);

                while (watching.Changes.TryRead(out var change))
                {
                    version = change.Now.Version;
                    if (WatchEvent.Of(change, selection) is { } type)
                        await stream.WriteAsync(type, change.Now);
                }

                await stream.FlushAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The client is gone, or has had the time that it asked for.
        }
    }

    /// <summary>Null when it is time for a bookmark, for whoever wants them.</summary>
    private static async Task<bool?> HasMoreAsync(ApiCall call, Watching watching, CancellationToken cancellation)
    {
        var waiting = watching.Changes.WaitToReadAsync(cancellation).AsTask();
        if (!call.Asks("allowWatchBookmarks"))
            return await waiting;

        using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var first = await Task.WhenAny(waiting, Task.Delay(BookmarkAfter, call.Cluster.Clock, pause.Token));
        await pause.CancelAsync();
        return first == waiting ? await waiting : null;
    }

    private static TimeSpan TimeOf(ApiCall call) => call.Number("timeoutSeconds") is > 0 and < 86_400 and var seconds ? TimeSpan.FromSeconds((double)seconds) : Longest;
}
