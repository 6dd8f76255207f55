namespace Dobos.Offline.Clusters.Network.Forwarding;

/// <summary>Cancels when nothing moved for too long, or when the caller is gone.</summary>
internal sealed class Silence : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly TimeSpan _longest;

    public Silence(TimeSpan longest, CancellationToken caller)
    {
        _longest = longest;
        _source = CancellationTokenSource.CreateLinkedTokenSource(caller);
        Moved();
    }

    public CancellationToken Token => _source.Token;

    public void Moved() => _source.CancelAfter(_longest);

    /// <summary>From now on it may be silent for as long as it likes.</summary>
    public void Forget() => _source.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Dispose() => _source.Dispose();
}
