using System.Runtime.InteropServices;

namespace Dobos.Host.Running;

/// <summary>Ctrl-C or SIGTERM asks the run and its children to end; the second time they are ended, and the process goes.</summary>
public sealed class Cancellation : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly CancellationTokenSource _second = new();
    private readonly PosixSignalRegistration[] _signals;
    private Task _done = Task.CompletedTask;

    public Cancellation() =>
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel)];

    public CancellationToken Token => _source.Token;

    /// <summary>Nobody is waited for any more.</summary>
    public CancellationToken Second => _second.Token;

    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
        _done.GetAwaiter().GetResult();
        _source.Dispose();
        _second.Dispose();
    }

    private void Cancel(PosixSignalContext signal)
    {
        if (_source.IsCancellationRequested)
        {
            _second.Cancel();
            return;
        }

        signal.Cancel = true;
        _done = _source.CancelAsync();
    }
}
