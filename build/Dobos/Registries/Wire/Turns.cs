using System.Collections.Concurrent;

namespace Dobos.Registries.Wire;

/// <summary>Lets those of this process who change one thing do so one after another.</summary>
internal sealed class Turns
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new();

    public async Task<IDisposable> TakeAsync(string thing, CancellationToken cancellation)
    {
        var gate = _gates.GetOrAdd(thing, _ => new(1));
        await gate.WaitAsync(cancellation);
        return new Turn(gate);
    }

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
