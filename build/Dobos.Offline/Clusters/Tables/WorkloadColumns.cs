using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Tables;

internal static class WorkloadColumns
{
    public static readonly IReadOnlyList<Column> Deployment =
    [
        Columns.Name, new("Ready", Ready), Counted("Up-to-date", "updatedReplicas"), Counted("Available", "availableReplicas"), Columns.Age, .. Columns.Workload,
    ];

    public static readonly IReadOnlyList<Column> ReplicaSet =
    [
        Columns.Name, Column.Count("Desired", content => content.Part("spec").Number("replicas")), Counted("Current", "replicas"), Counted("Ready", "readyReplicas"),
        Columns.Age, .. Columns.Workload,
    ];

    public static readonly IReadOnlyList<Column> StatefulSet = [Columns.Name, new("Ready", Ready), Columns.Age, .. Columns.Workload.Take(2)];

    public static readonly IReadOnlyList<Column> DaemonSet =
    [
        Columns.Name, Counted("Desired", "desiredNumberScheduled"), Counted("Current", "currentNumberScheduled"), Counted("Ready", "numberReady"),
        Counted("Up-to-date", "updatedNumberScheduled"), Counted("Available", "numberAvailable"),
        new("Node Selector", content => Cells.Labels(content.Part("spec", "template", "spec", "nodeSelector"))), Columns.Age, .. Columns.Workload,
    ];

    public static readonly IReadOnlyList<Column> Autoscaler =
    [
        Columns.Name, new("Reference", Reference), new("Targets", content => AutoscalerTargets.Of(content)), new("MinPods", content => content.Part("spec").Written("minReplicas").Or(Cells.Unset)),
        Column.Count("MaxPods", content => content.Part("spec").Number("maxReplicas")), Counted("Replicas", "currentReplicas"), Columns.Age,
    ];

    public static readonly IReadOnlyList<Column> DisruptionBudget =
    [
        Columns.Name, new("Min Available", content => content.Part("spec").Written("minAvailable").Or("N/A")),
        new("Max Unavailable", content => content.Part("spec").Written("maxUnavailable").Or("N/A")), Counted("Allowed Disruptions", "disruptionsAllowed"), Columns.Age,
    ];

    private static Column Counted(string name, string member) => Column.Count(name, content => content.Part("status").Number(member));

    private static JsonNode Ready(JsonObject content) => $"{content.Part("status").Number("readyReplicas") ?? 0}/{content.Part("spec").Number("replicas") ?? 0}";

    private static JsonNode Reference(JsonObject content) => content.Part("spec", "scaleTargetRef") is var target ? $"{target.Text("kind")}/{target.Text("name")}" : "";
}
