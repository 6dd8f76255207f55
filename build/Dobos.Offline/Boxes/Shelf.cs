using System.Collections.Concurrent;

namespace Dobos.Offline.Boxes;

/// <summary>All that the box serves of one kind. What is asked for by a name for the first time is made; what was there once is served again at the next start.</summary>
internal sealed class Shelf(string kind, BoxFolder folder, Func<string, string, Task<Served>> open) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Served>>> _all = new();

    public string Kind => kind;

    public async Task<Served> FindAsync(string name)
    {
        var entry = _all.GetOrAdd(name, _ => new(() => open(name, folder.Of(kind, name))));
        try
        {
            return await entry.Value;
        }
        catch
        {
            _all.TryRemove(KeyValuePair.Create(name, entry));
            throw;
        }
    }

    public Task OpenAllAsync() => Task.WhenAll(folder.Names(kind).Select(FindAsync));

    public async Task<IReadOnlyList<Served>> AllAsync() =>
        [.. (await Task.WhenAll(_all.Values.Select(one => one.Value))).OrderBy(one => one.Name, StringComparer.Ordinal)];

    /// <summary>What cannot be collected now is left for the next time.</summary>
    public async Task CollectAsync()
    {
        foreach (var one in await AllAsync())
        {
            try
            {
                one.Collect();
            }
            catch (IOException e)
            {
                await Console.Error.WriteLineAsync($"{kind}/{one.Name} could not be collected: {e.Message}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in _all.Values)
            await (await one.Value).DisposeAsync();
    }
}
