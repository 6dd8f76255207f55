using System.Text;

namespace Dobos.Redaction;

/// <summary>Passes whole lines on, redacted. A secret that arrives in several writes is still seen as one.</summary>
public sealed class RedactingWriter(TextWriter inner, Redactor redactor) : TextWriter
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _held = new();

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void WriteLine(string? value) => Write($"{value}{NewLine}".AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (_gate)
        {
            _held.Append(buffer);
            if (buffer.LastIndexOf('\n') is >= 0 and var last)
                Pass(_held.Length - buffer.Length + last + 1);
        }
    }

    /// <summary>Shows a line that is not finished, a question for example; only what may be the beginning of a secret waits.</summary>
    public override void Flush()
    {
        lock (_gate)
        {
            Pass(_held.Length - redactor.Unfinished(_held.ToString()));
            inner.Flush();
        }
    }

    protected override void Dispose(bool disposing)
    {
        lock (_gate)
        {
            Pass(_held.Length);
            inner.Flush();
        }

        base.Dispose(disposing);
    }

    private void Pass(int length)
    {
        if (length == 0)
            return;

        inner.Write(redactor.Redact(_held.ToString(0, length)));
        inner.Flush();
        _held.Remove(0, length);
    }
}
