using System.Diagnostics;
using System.Globalization;
using Dobos.Benchmarks.StartUp;

namespace Dobos.Benchmarks.Boxes;

/// <summary>A server that says 'serving' once it does, timed from its start to that word, and weighed after it was left alone for a while.</summary>
internal sealed record Server(string Name, params string[] Arguments)
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    public async Task<(double Milliseconds, double Megabytes)> MeasureAsync(bool weigh, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", Arguments) { RedirectStandardOutput = true })!;
        try
        {
            var said = await process.StandardOutput.ReadLineAsync(cancellation);
            var taken = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (said != "serving")
                throw new InvalidOperationException($"{Name} said '{said}' and does not serve.");
            if (!weigh)
                return (taken, 0);

            await Task.Delay(Idle, cancellation);
            return (taken, Weight(process.Id));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>What it holds of the machine's memory; what it shares with others counts by its part.</summary>
    private static double Weight(int process) =>
        double.Parse(File.ReadLines($"/proc/{process}/smaps_rollup").Single(line => line.StartsWith("Pss:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
}
