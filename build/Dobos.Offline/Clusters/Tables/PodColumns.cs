using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Tables;

internal static class PodColumns
{
    public static readonly IReadOnlyList<Column> Pod =
    [
        Columns.Name,
        new("Ready", pod => PodSummary.Of(pod).Ready),
        new("Status", pod => PodSummary.Of(pod).Status),
        new("Restarts", (pod, now) => PodSummary.Of(pod).Restarts(now)),
        Columns.Age,
        Column.Wide("IP", pod => pod.Part("status").Text("podIP").Or(Cells.None)),
        Column.Wide("Node", pod => pod.Part("spec").Text("nodeName").Or(Cells.None)),
        Column.Wide("Nominated Node", pod => pod.Part("status").Text("nominatedNodeName").Or(Cells.None)),
        Column.Wide("Readiness Gates", Gates),
    ];

    private static JsonNode Gates(JsonObject pod)
    {
        string[] gates = [.. pod.Part("spec").Items("readinessGates").Select(gate => gate.Text("conditionType")).OfType<string>()];
        return gates.Length == 0 ? Cells.None : $"{gates.Count(pod.HasCondition)}/{gates.Length}";
    }
}
