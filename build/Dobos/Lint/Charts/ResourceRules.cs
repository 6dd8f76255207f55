namespace Dobos.Lint.Charts;

internal static class ResourceRules
{
    private static readonly (string Group, string Resource)[] Needed =
        [("requests", "cpu"), ("requests", "memory"), ("limits", "cpu"), ("limits", "memory")];

    internal static IEnumerable<Finding> LimitsPresent(ChartRendering rendering) =>
        from container in rendering.Pods.SelectMany(pod => pod.Containers)
        from needed in Needed
        let amount = container.Root["resources"][needed.Group][needed.Resource]
        where !amount.Exists
        select rendering.At(
            container, amount, "resources",
            $"The {container} has no resources.{needed.Group}.{needed.Resource}, so it can starve its neighbours: set it.");

    internal static IEnumerable<Finding> OneScaler(ChartRendering rendering) =>
        from autoscaler in rendering.Of("HorizontalPodAutoscaler")
        let target = autoscaler.Root["spec"]["scaleTargetRef"]
        from workload in rendering.Workloads
        where workload.Kind == target["kind"].Text && workload.Name == target["name"].Text && workload.Root["spec"]["replicas"].Exists
        select rendering.At(
            workload, workload.Root["spec"]["replicas"], "one-scaler",
            $"The {workload} sets replicas although {autoscaler} scales it, so each deploy undoes the scaling: leave replicas out.");
}
