using Dobos.Offline.Clusters.Controllers.ReplicaSets;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Controllers.Jobs;

/// <summary>What is to be done for a Job that has not ended for good.</summary>
internal sealed record JobDecision
{
    public JobEnd? End { get; init; }

    public int Create { get; init; }

    public IReadOnlyList<PodFacts> Delete { get; init; } = [];

    /// <summary>When time alone will ask for more.</summary>
    public DateTimeOffset? Again { get; init; }

    public static JobDecision Of(JobFacts job, IReadOnlyList<PodFacts> pods, DateTimeOffset now)
    {
        PodFacts[] active = [.. pods.Where(pod => pod.IsActive)];
        var end = job.End ?? Ends(job, active, now);
        if (end is not null)
            return new() { End = end, Delete = active };
        if (job.IsSuspended)
            return new() { Delete = active };

        var late = job.Started + job.Deadline;
        var surplus = active.Length - Wanted(job, active.Length, pods.Count(pod => pod.IsGoing && !pod.HasEnded));
        if (surplus > 0)
            return new() { Delete = [.. Victims.Choose(active, surplus)], Again = late };

        var pause = surplus < 0 ? JobBackOff.Until(pods) : null;
        return pause > now ? new() { Again = Times.Earliest(pause, late) } : new() { Create = -surplus, Again = late };
    }

    private static JobEnd? Ends(JobFacts job, PodFacts[] active, DateTimeOffset now)
    {
        if (job.Failed > job.BackoffLimit || RestartsTooOften(job, active))
            return JobEnd.TooManyFailures;
        if (!job.IsSuspended && job.Started + job.Deadline <= now)
            return JobEnd.TooLate;

        var isDone = job.Completions is { } completions ? job.Succeeded >= completions : job.Succeeded > 0 && active.Length == 0;
        return isDone ? JobEnd.Reached : null;
    }

    private static bool RestartsTooOften(JobFacts job, PodFacts[] active)
    {
        var restarts = job.RestartsInPlace ? active.Sum(pod => pod.Restarts) : 0;
        return restarts > 0 && restarts >= job.BackoffLimit;
    }

    private static int Wanted(JobFacts job, int active, int going)
    {
        var most = Math.Max(job.Parallelism - (job.WaitsForGoing ? going : 0), 0);
        return job.Completions is { } completions ? Math.Min(completions - job.Succeeded, most)
            : job.Succeeded > 0 ? Math.Min(active, most)
            : most;
    }
}
