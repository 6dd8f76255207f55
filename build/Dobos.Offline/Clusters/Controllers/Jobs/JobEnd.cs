using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Controllers.Jobs;

/// <summary>How a Job ends. It is said at once, so that nobody waits in vain, and once more when its last pod is gone.</summary>
internal sealed record JobEnd(bool Succeeds, string Reason, string Message)
{
    public static readonly JobEnd Reached = new(true, "CompletionsReached", "Reached expected number of succeeded pods");
    public static readonly JobEnd TooManyFailures = new(false, "BackoffLimitExceeded", "Job has reached the specified backoff limit");
    public static readonly JobEnd TooLate = new(false, "DeadlineExceeded", "Job was active longer than specified deadline");

    public Condition Foretold => new(Succeeds ? "SuccessCriteriaMet" : "FailureTarget", "True", Reason, Message);

    public Condition Final => new(Succeeds ? "Complete" : "Failed", "True", Reason, Message);

    public static JobEnd? Of(JsonObject? status) => Read(status, "SuccessCriteriaMet", succeeds: true) ?? Read(status, "FailureTarget", succeeds: false)
        ?? Read(status, "Complete", succeeds: true) ?? Read(status, "Failed", succeeds: false);

    private static JobEnd? Read(JsonObject? status, string type, bool succeeds) =>
        Conditions.Is(status, type) && Conditions.Find(status, type) is { } found ? new(succeeds, found.Text("reason") ?? "", found.Text("message") ?? "") : null;
}
