using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Controllers.Jobs;

/// <summary>What a Job says of itself besides what it has counted.</summary>
internal static class JobStatus
{
    public static void Begin(JsonObject status, DateTimeOffset now) => status.Fill("startTime", Metadata.Time(now));

    public static void Suspend(JsonObject status, bool isSuspended, DateTimeOffset now)
    {
        if (isSuspended)
            status.Remove("startTime");
        if (isSuspended || Conditions.Find(status, "Suspended") is not null)
            Conditions.Set(status, isSuspended ? new("Suspended", "True", "JobSuspended", "Job suspended") : new("Suspended", "False", "JobResumed", "Job resumed"), now, "lastProbeTime");
    }

    public static void CountRunning(JsonObject status, IReadOnlyList<PodFacts> pods)
    {
        Count(status, "active", pods.Count(pod => pod.IsActive));
        status["ready"] = pods.Count(pod => pod.IsActive && pod.IsReady);
        status["terminating"] = pods.Count(pod => pod.IsGoing && !pod.HasEnded);
    }

    /// <summary>True when it has ended for good by this.</summary>
    public static bool End(JsonObject status, JobEnd end, DateTimeOffset now)
    {
        Conditions.Set(status, end.Foretold, now, "lastProbeTime");
        if (status["active"] is not null || status.Number("terminating") > 0)
            return false;

        Conditions.Set(status, end.Final, now, "lastProbeTime");
        if (end.Succeeds)
            status["completionTime"] = Metadata.Time(now);
        return true;
    }

    private static void Count(JsonObject status, string name, int number)
    {
        status.Remove(name);
        if (number > 0)
            status[name] = number;
    }
}
