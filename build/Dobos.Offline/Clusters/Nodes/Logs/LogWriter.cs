using System.Text;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Nodes.Logs;

/// <summary>Writes a log as it was asked for.</summary>
internal sealed class LogWriter(LogQuery query, Stream to)
{
    private long _left = query.Bytes ?? long.MaxValue;
    private bool _isInLine;

    /// <summary>All that was asked for has been written.</summary>
    public bool IsFull => _left <= 0;

    public bool IsWanted(LogLine line) =>
        query.Since is not { } since || Times.Parse(line.Time) is not { } time || time >= since;

    public async Task WriteAsync(IEnumerable<LogLine> lines, CancellationToken cancellation)
    {
        StringBuilder text = new();
        foreach (var line in lines)
        {
            text.Append(query.HasTimes && !_isInLine ? line.Time + " " : "").Append(line.Text).Append(line.GoesOn ? "" : "\n");
            _isInLine = line.GoesOn;
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var count = (int)Math.Min(bytes.Length, _left);
        _left -= count;
        await to.WriteAsync(bytes.AsMemory(0, count), cancellation);
        await to.FlushAsync(cancellation);
    }
}
