namespace Dobos.Offline.Clusters.Controllers;

/// <summary>What has to be looked at, and when. Each object waits once for each controller, at the earliest time asked for; what fails waits longer each time.</summary>
internal sealed class WorkQueue
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly PriorityQueue<Work, (DateTimeOffset Due, long Turn)> _waiting = new();
    private readonly Dictionary<Work, DateTimeOffset> _due = [];
    private readonly Dictionary<Work, int> _failures = [];
    private long _turn;

    /// <summary>When there is something to do; null when nothing waits.</summary>
    public DateTimeOffset? Next => First() is { } first ? _due[first] : null;

    public void Add(Work work, DateTimeOffset due)
    {
        if (_due.TryGetValue(work, out var asked) && asked <= due)
            return;

        _due[work] = due;
        _waiting.Enqueue(work, (due, _turn++));
    }

    /// <summary>Null when nothing is due.</summary>
    public Work? Take(DateTimeOffset now)
    {
        if (First() is not { } work || _due[work] > now)
            return null;

        _waiting.Dequeue();
        _due.Remove(work);
        return work;
    }

    public void Succeeded(Work work) => _failures.Remove(work);

    public void Failed(Work work, DateTimeOffset now)
    {
        var failures = _failures[work] = _failures.GetValueOrDefault(work) + 1;
        var pause = FirstPause * Math.Pow(2, Math.Min(failures, 20) - 1);
        Add(work, now + (pause < LongestPause ? pause : LongestPause));
    }

    /// <summary>Drops what was asked for again at an earlier time, or is done.</summary>
    private Work? First()
    {
        while (_waiting.TryPeek(out var work, out var asked))
        {
            if (_due.TryGetValue(work, out var due) && due == asked.Due)
                return work;

            _waiting.Dequeue();
        }

        return null;
    }
}
