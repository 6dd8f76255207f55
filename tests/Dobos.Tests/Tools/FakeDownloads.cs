using System.Collections.Concurrent;
using Dobos.Tools;

namespace Dobos.Tests.Tools;

/// <summary>Serves what each source was given; a source without bytes cannot be reached.</summary>
internal sealed class FakeDownloads : IToolDownloads
{
    private readonly Dictionary<ToolSource, byte[]> _served = [];

    internal ConcurrentQueue<ToolSource> Asked { get; } = [];

    /// <summary>Runs before anything is served.</summary>
    internal Func<CancellationToken, Task> Before { get; set; } = _ => Task.CompletedTask;

    internal FakeDownloads Serve(ToolSource source, byte[] bytes)
    {
        _served[source] = bytes;
        return this;
    }

    public async Task<string> BringAsync(ToolSource source, string folder, CancellationToken cancellation)
    {
        Asked.Enqueue(source);
        var file = Path.Combine(folder, "download");
        await File.WriteAllBytesAsync(file, _served.GetValueOrDefault(source, []), cancellation);
        await Before(cancellation);
        return _served.ContainsKey(source) ? file : throw new SourceFailedException("no such host");
    }
}
