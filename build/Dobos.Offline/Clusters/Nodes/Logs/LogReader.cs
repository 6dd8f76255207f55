using System.Text;

namespace Dobos.Offline.Clusters.Nodes.Logs;

/// <summary>Reads a log's whole lines while it is being written.</summary>
internal sealed class LogReader : IDisposable
{
    private readonly string _file;
    private readonly ContainerLog? _live;
    private readonly List<byte> _rest = [];
    private FileStream? _open;
    private int _part;

    public LogReader(string file, ContainerLog? live)
    {
        (_file, _live, _part) = (file, live, live?.Part ?? 0);
        _open = Open(file);
    }

    /// <summary>What was written before the part that is now.</summary>
    public IEnumerable<LogLine> Older() => File.Exists(_file + ContainerLog.Older) ? File.ReadLines(_file + ContainerLog.Older).Select(LogLine.Parse) : [];

    /// <summary>What has come since the last time.</summary>
    public IReadOnlyList<LogLine> Next()
    {
        List<LogLine> lines = [];
        Read(lines);
        while (_live is not null && _part < _live.Part)
        {
            // The rest of the part that was left, then the new one from its beginning.
            Read(lines);
            _open?.Dispose();
            (_open, _part) = (Open(_file), _live.Part);
            Read(lines);
        }

        return lines;
    }

    public void Dispose() => _open?.Dispose();

    private void Read(List<LogLine> lines)
    {
        var buffer = new byte[64 * 1024];
        for (int read; _open is not null && (read = _open.Read(buffer)) > 0;)
        {
            foreach (var one in buffer.AsSpan(0, read))
            {
                if (one != '\n')
                {
                    _rest.Add(one);
                    continue;
                }

                lines.Add(LogLine.Parse(Encoding.UTF8.GetString([.. _rest])));
                _rest.Clear();
            }
        }
    }

    private static FileStream? Open(string file)
    {
        try
        {
            return new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
