using System.Runtime.InteropServices;

namespace Dobos.Offline.Boxes;

/// <summary>When the box ends: somebody asks over the wire or by a signal, or its folder is gone.</summary>
internal sealed class Stop : IDisposable
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration _terminate;
    private readonly PosixSignalRegistration _interrupt;

    public Stop()
    {
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Answer);
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Answer);
    }

    public Task Asked => _asked.Task;

    public void Ask() => _asked.TrySetResult();

    public void Dispose()
    {
        _terminate.Dispose();
        _interrupt.Dispose();
    }

    private void Answer(PosixSignalContext signal)
    {
        signal.Cancel = true;
        Ask();
    }
}
