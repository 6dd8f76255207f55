using System.Globalization;

namespace Dobos.Offline.Tests.Clusters.Load;

/// <summary>What became of a load.</summary>
internal sealed record LoadReport(int PerSecond, IReadOnlyList<(TimeSpan Due, TimeSpan Taken, string? Lost)> Requests)
{
    public int Sent => Requests.Count;

    public IEnumerable<(TimeSpan Due, TimeSpan Taken, string? Lost)> Lost => Requests.Where(request => request.Lost is not null);

    public int LostCount => Lost.Count();

    /// <summary>The time within which this part of all requests was answered.</summary>
    public TimeSpan Within(double part)
    {
        var taken = Requests.Select(request => request.Taken).Order().ToArray();
        return taken.Length == 0 ? TimeSpan.Zero : taken[Math.Min((int)(taken.Length * part), taken.Length - 1)];
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{PerSecond}/s: {Sent} sent, {LostCount} lost; median {Within(0.5).TotalMilliseconds:0.0} ms, 99 % within {Within(0.99).TotalMilliseconds:0.0} ms, slowest {Within(1).TotalMilliseconds:0} ms{string.Concat(Lost.Take(5).Select(lost => $"\n  at {lost.Due.TotalSeconds:0.00} s, after {lost.Taken.TotalMilliseconds:0} ms: {lost.Lost}"))}");
}
