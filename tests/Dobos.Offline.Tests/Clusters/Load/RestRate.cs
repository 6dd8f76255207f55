using System.Net;

namespace Dobos.Offline.Tests.Clusters.Load;

/// <summary>The highest rate at which nothing is lost while nothing else happens: what a change is measured against, on this machine and in this run.</summary>
internal static class RestRate
{
    public const int Least = 100;

    private static readonly TimeSpan Trial = TimeSpan.FromSeconds(3);

    /// <summary>A rate that is kept up only by falling behind is none to stay at.</summary>
    private static readonly TimeSpan KeepsUp = TimeSpan.FromSeconds(1);

    /// <param name="most">Where to stop looking: a machine that others use too has its limits elsewhere a minute later.</param>
    public static async Task<int> FindAsync(Func<int, CancellationToken, Task<HttpStatusCode>> send, int most, Action<string>? tell = null)
    {
        var found = 0;
        for (var rate = Least; rate <= most; rate *= 2)
        {
            var report = await new OpenLoad(rate, send).RunAsync(Trial);
            tell?.Invoke($"at rest, {report}");
            if (report.LostCount > 0 || report.Within(0.99) > KeepsUp)
                break;
            found = rate;
        }

        return found > 0 ? found : throw new InvalidOperationException($"Not even {Least} requests a second are answered at rest.");
    }
}
