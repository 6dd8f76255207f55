using System.Collections.Concurrent;
using Dobos.Offline.Vaults;

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

    /// <summary>What cannot be opened tells whoever asks for it why; the others need not wait for its repair.</summary>
    public Task OpenAllAsync() => Task.WhenAll(folder.Names(kind).Select(TryAsync));

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

    /// <summary>What the state on the disk is to blame for.</summary>
    public static bool IsUnfit(Exception failed) => failed is IOException or UnauthorizedAccessException or BrokenJournalException;

    public async ValueTask DisposeAsync()
    {
        foreach (var one in _all.Values)
            await (await one.Value).DisposeAsync();
    }

    private async Task TryAsync(string name)
    {
        try
        {
            await FindAsync(name);
        }
        catch (Exception unfit) when (IsUnfit(unfit))
        {
            await Console.Error.WriteLineAsync($"{kind}/{name} could not be opened: {unfit.Message}");
        }
    }
}
