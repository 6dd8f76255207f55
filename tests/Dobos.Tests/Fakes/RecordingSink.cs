using System.Collections.Concurrent;
using Dobos.Secrets;

namespace Dobos.Tests.Fakes;

/// <summary>Remembers what it was told to keep out of sight.</summary>
internal sealed class RecordingSink : ISecretSink
{
    private readonly ConcurrentQueue<string> _learned = new();

    public IReadOnlyCollection<string> Learned => _learned;

    public void Learn(Secret secret) => _learned.Enqueue(secret.Reveal());
}
