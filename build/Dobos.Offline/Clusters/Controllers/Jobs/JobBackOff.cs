using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Controllers.Jobs;

/// <summary>How long a Job waits after its pods failed: ten seconds, and twice as long each time, up to ten minutes.</summary>
internal static class JobBackOff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Null when a pod may be made at once.</summary>
    public static DateTimeOffset? Until(IReadOnlyList<PodFacts> pods)
    {
        var success = pods.Where(pod => pod.Phase == "Succeeded").Select(Finished).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
        DateTimeOffset[] failures = [.. pods.Where(pod => pod.Phase == "Failed").Select(Finished).Where(time => time > success)];
        if (failures.Length == 0)
            return null;

        var pause = First * Math.Pow(2, Math.Min(failures.Length - 1, 10));
        return failures.Max() + (pause < Longest ? pause : Longest);
    }

    private static DateTimeOffset Finished(PodFacts pod)
    {
        var status = pod.Content.Part("status");
        return status.Items("containerStatuses").Select(container => Times.Of(container.Part("state", "terminated")?["finishedAt"])).Max()
            ?? Times.Of(Conditions.Find(status, "Ready")?["lastTransitionTime"]) ?? pod.Created;
    }
}
