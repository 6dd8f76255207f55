using System.Diagnostics;

namespace Dobos.Benchmarks.StartUp;

/// <summary>Runs the rivals in turn, round after round.</summary>
public static class Race
{
    public static async Task<IReadOnlyList<Timing>> RunAsync(IReadOnlyList<Rival> rivals, int rounds, CancellationToken cancellation)
    {
        foreach (var rival in rivals)
            await Commands.RunAsync(rival, cancellation);

        var times = rivals.Select(_ => new List<double>()).ToList();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < rivals.Count; i++)
                times[i].Add(await TimeAsync(rivals[i], cancellation));
        }
        return [.. rivals.Zip(times, (rival, taken) => new Timing(rival.Name, taken))];
    }

    private static async Task<double> TimeAsync(Rival rival, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        await Commands.RunAsync(rival, cancellation);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
