using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers.Jobs;

/// <summary>What a Job asks for, and how far it has come.</summary>
internal sealed record JobFacts
{
    /// <summary>How many pods may run at a time.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>How many must succeed; null where one that does tells the others that the work is done.</summary>
    public int? Completions { get; init; } = 1;

    public int BackoffLimit { get; init; } = 6;

    public TimeSpan? Deadline { get; init; }

    public TimeSpan? TimeToLive { get; init; }

    public bool IsSuspended { get; init; }

    public bool IsIndexed { get; init; }

    /// <summary>A container that fails is started again in its pod.</summary>
    public bool RestartsInPlace { get; init; }

    /// <summary>A pod that is going is not replaced before it is gone.</summary>
    public bool WaitsForGoing { get; init; }

    public DateTimeOffset? Started { get; init; }

    public int Succeeded { get; init; }

    public int Failed { get; init; }

    public IReadOnlySet<int> CompletedIndexes { get; init; } = new SortedSet<int>();

    /// <summary>How it ends or has ended; null while that is open.</summary>
    public JobEnd? End { get; init; }

    /// <summary>When it ended for good.</summary>
    public DateTimeOffset? Ended { get; init; }

    public static JobFacts Of(Stored stored)
    {
        var content = stored.Open();
        var (spec, status) = (content.Part("spec"), content.Part("status"));
        var parallelism = spec.Number("parallelism");
        return new()
        {
            Parallelism = (int)(parallelism ?? 1),
            Completions = (int?)spec.Number("completions") ?? (parallelism is null ? 1 : null),
            BackoffLimit = (int)(spec.Number("backoffLimit") ?? 6),
            Deadline = Seconds(spec, "activeDeadlineSeconds"),
            TimeToLive = Seconds(spec, "ttlSecondsAfterFinished"),
            IsSuspended = spec.IsTrue("suspend"),
            IsIndexed = spec.Text("completionMode") == "Indexed",
            RestartsInPlace = spec.Part("template", "spec").Text("restartPolicy") == "OnFailure",
            WaitsForGoing = spec.Text("podReplacementPolicy") == "Failed",
            Started = Times.Of(status?["startTime"]),
            Succeeded = (int)(status.Number("succeeded") ?? 0),
            Failed = (int)(status.Number("failed") ?? 0),
            CompletedIndexes = Indexes.Parse(status.Text("completedIndexes")),
            End = JobEnd.Of(status),
            Ended = EndedAt(status),
        };
    }

    private static TimeSpan? Seconds(JsonObject? spec, string name) => spec.Number(name) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static DateTimeOffset? EndedAt(JsonObject? status) =>
        Conditions.Is(status, "Complete") || Conditions.Is(status, "Failed") ? Times.Of((Conditions.Find(status, "Complete") ?? Conditions.Find(status, "Failed"))!["lastTransitionTime"]) : null;
}
