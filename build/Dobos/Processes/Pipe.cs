using System.Threading.Channels;

namespace Dobos.Processes;

/// <summary>One output of a child: shown line by line, or kept for the caller who asked for it.</summary>
internal sealed class Pipe(TextWriter shown, bool kept, Func<string, string?>? handler)
{
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Closed => _closed.Task;

    public IEnumerable<string> Lines => _lines.Reader.ReadAllAsync().ToBlockingEnumerable();

    public void Receive(string? line)
    {
        if (line is null)
            Close();
        else if (!kept)
            shown.WriteLine(line);
        else if (Handled(line) is { } wanted)
            _ = _lines.Writer.TryWrite(wanted); // False when it comes after the last words.
    }

    public void Close()
    {
        _lines.Writer.TryComplete();
        _closed.TrySetResult();
    }

    private string? Handled(string line) => handler is null ? line : handler(line);
}
