namespace Dobos.Lint.Charts;

internal static class ProbeRules
{
    private static readonly string[] Needed = ["livenessProbe", "readinessProbe"];

    internal static IEnumerable<Finding> ProbesPresent(ChartRendering rendering) =>
        from workload in rendering.Workloads
        from container in workload.Pod!.Main
        from probe in Needed
        where !container.Root[probe].Exists
        select rendering.At(
            workload, container.Root[probe], "probes",
            $"The {container} has no {probe}, so a deploy that waits for it proves nothing: add one.");

    internal static IEnumerable<Finding> PortsExist(ChartRendering rendering) =>
        from container in rendering.Pods.SelectMany(pod => pod.Containers)
        from probe in (string[])[.. Needed, "startupProbe"]
        let port = container.Root[probe]["httpGet"]["port"]
        where port.Text is { } name && !IsNumber(name) && !container.HasPort(name)
        select rendering.At(
            container, port, "probe-port",
            $"The {probe} of {container} asks the port '{port.Text}', which the container does not have: name one of its ports.");

    private static bool IsNumber(string port) => port.All(char.IsAsciiDigit);
}
