using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace Calc.Frontend.Redis;

/// <summary>Reads replies: a line, or a string of announced length, or null.</summary>
public sealed class RespReader(Stream stream)
{
    private const int LongestLine = 4 * 1024;
    private const int LongestString = 1024 * 1024;

    private readonly PipeReader _pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));

    public async Task<string?> ReadAsync(CancellationToken cancellation) => await LineAsync(cancellation) switch
    {
        ['+' or ':', .. var text] => text,
        ['$', '-', '1'] => null,
        ['$', .. var length] => await StringAsync(Length(length), cancellation),
        ['-', .. var error] => throw Refused(error),
        _ => throw new RedisException("answered something that is not RESP"),
    };

    private async Task<string> LineAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var read = await _pipe.ReadAsync(cancellation);
            if (read.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = Encoding.UTF8.GetString(read.Buffer.Slice(0, end));
                _pipe.AdvanceTo(read.Buffer.GetPosition(1, end));
                return line.TrimEnd('\r');
            }

            if (read.IsCompleted || read.Buffer.Length > LongestLine)
                throw new EndOfStreamException("no whole line");
            _pipe.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private async Task<string> StringAsync(int length, CancellationToken cancellation)
    {
        var withEnd = length + "\r\n".Length;
        var read = await _pipe.ReadAtLeastAsync(withEnd, cancellation);
        if (read.Buffer.Length < withEnd)
            throw new EndOfStreamException("no whole string");

        var text = Encoding.UTF8.GetString(read.Buffer.Slice(0, length));
        _pipe.AdvanceTo(read.Buffer.GetPosition(withEnd));
        return text;
    }

    private static int Length(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= LongestString
            ? length
            : throw new RedisException("announced a string that is too long");

    // The first word only: after it Redis may repeat what it was sent, a password included.
    private static RedisException Refused(string error) => new($"refuses with {error.Split(' ')[0]}");
}
