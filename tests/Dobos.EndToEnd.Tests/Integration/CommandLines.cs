using System.Collections.Concurrent;
using System.Text;
using Dobos.EndToEnd.Tests.Cancelling;

namespace Dobos.EndToEnd.Tests.Integration;

/// <summary>Every command line, of whatever process, that was seen on this machine until this is disposed of.</summary>
internal sealed class CommandLines : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<string, bool> _seen = [];
    private readonly Task _watch;

    internal CommandLines() => _watch = Task.Run(WatchAsync);

    internal IEnumerable<byte[]> Seen => _seen.Keys.Select(Encoding.Latin1.GetBytes);

    internal bool Has(string text) => _seen.Keys.Any(line => line.Contains(text, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watch;
        _end.Dispose();
    }

    private async Task WatchAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            foreach (var process in RunningProcess.All)
                _seen.TryAdd(Encoding.Latin1.GetString(process.Read("cmdline")), true);
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
    }
}
