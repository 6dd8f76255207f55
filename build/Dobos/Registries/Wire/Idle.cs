namespace Dobos.Registries.Wire;

/// <summary>Gives up on what does not move for too long.</summary>
internal sealed class Idle : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly CancellationTokenSource _late;
    private readonly CancellationTokenSource _either;

    public Idle(TimeSpan limit, TimeProvider clock, CancellationToken cancellation)
    {
        _limit = limit;
        _late = new(limit, clock);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_late.Token, cancellation);
    }

    public CancellationToken Token => _either.Token;

    /// <summary>Says that something moved.</summary>
    public void Touch() => _late.CancelAfter(_limit);

    public void Pause() => _late.CancelAfter(Timeout.InfiniteTimeSpan);

    /// <summary>What a cancelled wait means: that nothing moved, unless somebody else cancelled.</summary>
    public bool IsLate(CancellationToken cancellation) => _late.IsCancellationRequested && !cancellation.IsCancellationRequested;

    public BrokenTransferException Late(Exception inner) => new($"nothing came for {_limit.TotalSeconds:0.#} s", inner);

    public void Dispose()
    {
        _either.Dispose();
        _late.Dispose();
    }
}
