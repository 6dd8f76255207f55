using System.Globalization;

namespace Dobos.Registries.Copying;

/// <summary>Shows a copy: on a terminal as one line that is written over, elsewhere as a line for each thing done.</summary>
public sealed class CopyDisplay(TextWriter output, bool terminal, TimeProvider? clock = null) : IProgress<CopyEvent>, IDisposable
{
    private const string ToStartAndClear = "\r\u001b[K";
    private static readonly TimeSpan Rhythm = TimeSpan.FromMilliseconds(100);

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly Lock _gate = new();
    private readonly CopyTally _tally = new();
    private long _shown;
    private bool _open;

    public void Report(CopyEvent value)
    {
        lock (_gate)
        {
            _tally.Count(value);
            if (!terminal)
                WriteLine(value);
            else if (!_open || value is not CopyEvent.Sent || _clock.GetElapsedTime(_shown) >= Rhythm)
                WriteOver();
        }
    }

    /// <summary>Ends the line that is written over, so that what follows has one of its own.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_open)
                output.WriteLine();
            _open = false;
        }
    }

    private void WriteOver()
    {
        output.Write($"{ToStartAndClear}{_tally}");
        output.Flush();
        (_open, _shown) = (true, _clock.GetTimestamp());
    }

    private void WriteLine(CopyEvent happened)
    {
        if (Line(happened) is { } line)
            output.WriteLine(line);
    }

    private static string? Line(CopyEvent happened) => happened switch
    {
        CopyEvent.Planned plan => $"copying {Many(plan.Manifests, "manifest")} and {Many(plan.Blobs, "blob")} of {Size(plan.Bytes)}",
        CopyEvent.BlobDone { Fate: BlobFate.WasThere } done => $"{done.Blob.Digest} is there already",
        CopyEvent.BlobDone { Fate: BlobFate.Mounted } done => $"{done.Blob.Digest} mounted",
        CopyEvent.BlobDone done => $"{done.Blob.Digest} copied, {Size(done.Blob.Size)}",
        CopyEvent.ReferrerGone gone => $"{gone.Digest} is listed as a referrer and is gone; it was left out",
        CopyEvent.Tagged tagged => $"{tagged.Digest} tagged {tagged.Tag}",
        _ => null,
    };

    private static string Many(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    internal static string Size(long bytes) => bytes switch
    {
        < 1_000 => $"{bytes} B",
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.0} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.00} GB"),
    };
}
