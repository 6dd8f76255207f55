using System.Runtime.InteropServices;

namespace Dobos.Host.Running;

/// <summary>Ctrl-C or SIGTERM ends the run and its children once; the second time the process simply goes.</summary>
public sealed class Cancellation : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;
    private Task _done = Task.CompletedTask;

    public Cancellation() =>
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel)];

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
        _done.GetAwaiter().GetResult();
        _source.Dispose();
    }

    private void Cancel(PosixSignalContext signal)
    {
        if (_source.IsCancellationRequested)
            return;

        signal.Cancel = true;
        _done = _source.CancelAsync();
    }
}
