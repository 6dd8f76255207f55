namespace Dobos.Registries.Copying;

/// <summary>One bound over all that a copy does at one time. Nobody who holds a place waits for another.</summary>
internal sealed class Bound(int places) : IDisposable
{
    private readonly SemaphoreSlim _free = new(places);

    public async Task<T> RunAsync<T>(Func<Task<T>> action, CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation);
        try
        {
            return await action();
        }
        finally
        {
            _free.Release();
        }
    }

    public Task RunAsync(Func<Task> action, CancellationToken cancellation) =>
        RunAsync(async () =>
        {
            await action();
            return true;
        }, cancellation);

    /// <summary>Does something for each, all begun at once; the first failure ends the others.</summary>
    public static async Task EachAsync<T>(IEnumerable<T> items, Func<T, CancellationToken, Task> action, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        List<Task> open = [.. items.Select(item => action(item, stop.Token))];
        var all = Task.WhenAll(open);
        while (open is not [])
        {
            var ended = await Task.WhenAny(open);
            open.Remove(ended);
            if (ended.IsCompletedSuccessfully)
                continue;

            await stop.CancelAsync();
            await all.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            await ended;
        }
    }

    public void Dispose() => _free.Dispose();
}
