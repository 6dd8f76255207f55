using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Tables;

internal static class JobColumns
{
    private static readonly string[] Said = ["Suspended", "FailureTarget", "SuccessCriteriaMet"];

    public static readonly IReadOnlyList<Column> Job =
    [
        Columns.Name, new("Status", Status), new("Completions", Completions), new("Duration", Duration), Columns.Age, .. Columns.Workload,
    ];

    public static readonly IReadOnlyList<Column> CronJob =
    [
        Columns.Name, new("Schedule", content => content.Part("spec").Text("schedule") ?? ""), new("Timezone", content => content.Part("spec").Text("timeZone").Or(Cells.None)),
        new("Suspend", content => content.Part("spec").IsTrue("suspend") ? "True" : "False") { Type = "boolean" },
        Column.Count("Active", content => content.Part("status").Items("active").Count()),
        new("Last Schedule", (content, now) => content.Part("status").Text("lastScheduleTime") is { } last ? HumanDuration.Since(last, now) : Cells.None), Columns.Age,
        Column.Wide("Containers", content => Cells.ContainerNames(Pod(content))), Column.Wide("Images", content => Cells.Images(Pod(content))),
        Column.Wide("Selector", content => Cells.Selector(content.Part("spec", "jobTemplate", "spec", "selector"))),
    ];

    private static JsonObject? Pod(JsonObject content) => content.Part("spec", "jobTemplate", "spec", "template", "spec");

    private static JsonNode Status(JsonObject job) =>
        job.HasCondition("Complete") ? "Complete"
        : job.HasCondition("Failed") ? "Failed"
        : job.Part("metadata").Text("deletionTimestamp") is not null ? "Terminating"
        : Said.FirstOrDefault(job.HasCondition) ?? "Running";

    private static JsonNode Completions(JsonObject job)
    {
        var done = job.Part("status").Number("succeeded") ?? 0;
        return job.Part("spec").Number("completions") is { } wanted ? $"{done}/{wanted}"
            : job.Part("spec").Number("parallelism") is > 1 and var many ? $"{done}/1 of {many}"
            : $"{done}/1";
    }

    private static JsonNode Duration(JsonObject job, DateTimeOffset now) =>
        Times.Parse(job.Part("status").Text("startTime")) is { } start
            ? HumanDuration.Of((Times.Parse(job.Part("status").Text("completionTime")) ?? now) - start)
            : "";
}
