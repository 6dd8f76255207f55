using System.Globalization;

namespace Dobos.Offline.Clusters.Controllers.ReplicaSets;

/// <summary>Which pods go first when there are too many: those that would be missed least.</summary>
internal static class Victims
{
    private const string Cost = "controller.kubernetes.io/pod-deletion-cost";

    public static IEnumerable<PodFacts> Choose(IEnumerable<PodFacts> pods, int count) => pods
        .OrderBy(pod => pod.Node.Length > 0)
        .ThenBy(pod => pod.Phase switch { "Pending" => 0, "Unknown" => 1, _ => 2 })
        .ThenBy(pod => pod.IsReady)
        .ThenBy(CostOf)
        .ThenByDescending(pod => pod.IsReady ? pod.ReadySince : DateTimeOffset.MinValue)
        .ThenByDescending(pod => pod.Restarts)
        .ThenByDescending(pod => pod.Created)
        .Take(count);

    private static int CostOf(PodFacts pod) =>
        int.TryParse((string?)pod.Content["metadata"]?["annotations"]?[Cost], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var cost) ? cost : 0;
}
