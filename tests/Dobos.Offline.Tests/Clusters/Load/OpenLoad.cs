using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace Dobos.Offline.Tests.Clusters.Load;

/// <summary>
/// Requests at a fixed rate, whether or not the earlier ones were answered, as strangers send them. Each is timed from the moment at which it was due,
/// so that what we could not send in time counts as slow.
/// </summary>
internal sealed class OpenLoad(int perSecond, Func<int, CancellationToken, Task<HttpStatusCode>> send)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly ConcurrentBag<(TimeSpan Due, TimeSpan Taken, string? Lost)> _done = [];

    /// <summary>What takes longer is lost.</summary>
    public TimeSpan Slowest { get; init; } = TimeSpan.FromSeconds(10);

    public async Task<LoadReport> RunAsync(TimeSpan duration, CancellationToken end = default)
    {
        List<Task> all = [];
        using PeriodicTimer timer = new(Tick);
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < duration && !end.IsCancellationRequested)
        {
            for (var due = Due(start, duration); all.Count < due;)
                all.Add(SendAsync(start, all.Count));
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }

        await Task.WhenAll(all);
        return new(perSecond, [.. _done.OrderBy(done => done.Due)]);
    }

    private int Due(long start, TimeSpan duration) => (int)(Math.Min(Stopwatch.GetElapsedTime(start).TotalSeconds, duration.TotalSeconds) * perSecond);

    private async Task SendAsync(long start, int number)
    {
        var due = TimeSpan.FromSeconds((double)number / perSecond);
        var lost = await LostAsync(number, Slowest - (Stopwatch.GetElapsedTime(start) - due));
        _done.Add((due, Stopwatch.GetElapsedTime(start) - due, lost));
    }

    /// <summary>How a request was lost; null for one that was answered.</summary>
    private async Task<string?> LostAsync(int number, TimeSpan left)
    {
        using CancellationTokenSource deadline = new(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        try
        {
            var status = await send(number, deadline.Token);
            return (int)status >= 500 ? $"{(int)status}" : null;
        }
        catch (OperationCanceledException)
        {
            return $"no answer within {Slowest.TotalSeconds:0} s";
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return (e.InnerException ?? e).Message;
        }
    }
}
