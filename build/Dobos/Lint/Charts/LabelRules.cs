namespace Dobos.Lint.Charts;

internal static class LabelRules
{
    private const string Cause = "kubernetes.io/change-cause";

    private static readonly string[] Needed = ["version", "commit", "build"];

    private static readonly string[] Changing = [.. Needed, "app.kubernetes.io/version", "helm.sh/chart"];

    internal static IEnumerable<Finding> Running(ChartRendering rendering) =>
        from workload in rendering.Workloads
        from place in (YamlValue[])[workload.Root["metadata"]["labels"], workload.Pod!.Labels]
        from label in Needed
        where !place[label].Exists
        select rendering.At(
            workload, place[label], "running-labels",
            $"The {workload} lacks the label '{label}' in {place}, so nobody can see which code runs: add it.");

    internal static IEnumerable<Finding> ChangeCause(ChartRendering rendering) =>
        from workload in rendering.Workloads
        let cause = workload.Root["metadata"]["annotations"][Cause]
        where !cause.Exists
        select rendering.At(
            workload, cause, "change-cause",
            $"The {workload} lacks the annotation {Cause}, so its rollout history gives no reasons: set it from a value.");

    internal static IEnumerable<Finding> StableSelector(ChartRendering rendering) =>
        from workload in rendering.Workloads
        from label in workload.Root["spec"]["selector"]["matchLabels"].Members
        where Changing.Contains(label.Key)
        select rendering.At(
            workload, label.Value, "stable-selector",
            $"The {workload} selects by '{label.Key}', which changes with each version while a selector cannot: leave it out.");
}
