namespace Dobos.Offline.Clusters.Nodes;

/// <summary>Wakes all that wait. Take <see cref="Next"/> before looking whether there is something to wait for.</summary>
internal sealed class Nudge
{
    private TaskCompletionSource _next = New();

    public Task Next => Volatile.Read(ref _next).Task;

    public void Give() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
