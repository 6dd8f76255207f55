namespace Dobos.Offline.Clusters.Nodes.Containers;

/// <summary>How long to wait before the next try: 10 seconds, then twice as long each time, at most five minutes.</summary>
internal sealed record Backoff(TimeSpan Wait)
{
    public static readonly Backoff None = new(TimeSpan.Zero);

    private static readonly TimeSpan First = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Forgiven = TimeSpan.FromMinutes(10);

    /// <summary>After a run of that length. What ran for ten minutes is new; the first restart waits for nothing.</summary>
    public (TimeSpan Now, Backoff Next) After(TimeSpan run)
    {
        var now = run >= Forgiven ? TimeSpan.Zero : Wait;
        return (now, Grown(now));
    }

    /// <summary>After a try that did not succeed.</summary>
    public Backoff Failed() => Grown(Wait);

    private static Backoff Grown(TimeSpan wait) => new(wait == TimeSpan.Zero ? First : wait * 2 < Longest ? wait * 2 : Longest);
}
