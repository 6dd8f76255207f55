using System.Threading.Channels;

namespace Dobos.Offline.Clusters.Store;

/// <summary>All changes from a moment on, in their order. Whoever reads too slowly to keep up is cut off: its reader ends.</summary>
internal sealed class Watching(Action<Watching> ended) : IDisposable
{
    private const int Most = 10_000;

    private readonly Channel<Change> _changes = Channel.CreateBounded<Change>(new BoundedChannelOptions(Most) { SingleReader = true });

    public ChannelReader<Change> Changes => _changes.Reader;

    public void Dispose()
    {
        ended(this);
        _changes.Writer.TryComplete();
    }

    internal void Tell(Change change)
    {
        if (!_changes.Writer.TryWrite(change))
            _changes.Writer.TryComplete();
    }
}
