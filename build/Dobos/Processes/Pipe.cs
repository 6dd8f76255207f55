using System.Collections.Concurrent;

namespace Dobos.Processes;

/// <summary>One output of a child: shown line by line, or kept for the caller who asked for it.</summary>
internal sealed class Pipe(TextWriter shown, bool kept, Func<string, string?>? handler)
{
    private readonly BlockingCollection<string> _lines = [];
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Closed => _closed.Task;

    public IEnumerable<string> Lines => _lines.GetConsumingEnumerable();

    public void Receive(string? line)
    {
        if (line is null)
            Close();
        else if (!kept)
            shown.WriteLine(line);
        else if (Handled(line) is { } wanted && !_lines.IsAddingCompleted)
            _lines.Add(wanted);
    }

    public void Close()
    {
        _lines.CompleteAdding();
        _closed.TrySetResult();
    }

    private string? Handled(string line) => handler is null ? line : handler(line);
}
