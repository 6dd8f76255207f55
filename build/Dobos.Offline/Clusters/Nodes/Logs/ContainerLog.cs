using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace Dobos.Offline.Clusters.Nodes.Logs;

/// <summary>What one run of a container said, a line each with its time, as container runtimes keep it. It never gets longer than two parts.</summary>
internal sealed class ContainerLog : IDisposable
{
    public const string Older = ".1";

    private const int LongestLine = 16 * 1024;

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly TimeProvider _clock;
    private readonly long _longest;
    private FileStream _file;

    public ContainerLog(string path, TimeProvider clock, long longest = 10 << 20)
    {
        (_path, _clock, _longest) = (path, clock, longest);
        _file = Open(path);
    }

    /// <summary>Given whenever there is more, and at the end.</summary>
    public Nudge More { get; } = new();

    public bool HasEnded { get; private set; }

    /// <summary>Counts up when the file begins anew.</summary>
    public int Part { get; private set; }

    public async Task PumpAsync(string stream, Stream from)
    {
        var reader = PipeReader.Create(from);
        while (true)
        {
            var read = await reader.ReadAsync();
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                Append(stream, 'F', rest.Slice(0, end));
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (rest.Length > LongestLine || read.IsCompleted && rest.Length > 0)
            {
                Append(stream, read.IsCompleted ? 'F' : 'P', rest);
                rest = rest.Slice(rest.End);
            }

            reader.AdvanceTo(rest.Start, rest.End);
            if (read.IsCompleted)
                return;
        }
    }

    public void End()
    {
        lock (_gate)
        {
            HasEnded = true;
            _file.Dispose();
        }

        More.Give();
    }

    public void Dispose() => End();

    private void Append(string stream, char tag, ReadOnlySequence<byte> text)
    {
        var head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{_clock.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss.fffffff}00Z {stream} {tag} "));
        lock (_gate)
        {
            if (HasEnded)
                return;

            if (_file.Length > _longest)
                Turn();
            _file.Write([.. head, .. text.ToArray(), (byte)'\n']);
        }

        More.Give();
    }

    private void Turn()
    {
        _file.Dispose();
        File.Move(_path, _path + Older, overwrite: true);
        _file = Open(_path);
        Part++;
    }

    private static FileStream Open(string path) => new(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
}
