using System.Text.RegularExpressions;

namespace Dobos.Lint.Charts;

internal static partial class ServiceRules
{
    internal static IEnumerable<Finding> SelectsPods(ChartRendering rendering) =>
        from service in rendering.Services
        let selector = service.Root["spec"]["selector"]
        where selector.Exists
        let pods = rendering.Pods.Where(pod => pod.IsSelectedBy(selector)).ToList()
        from sentence in Complaints(service, pods)
        select rendering.At(service, selector, "service-pods", sentence);

    internal static IEnumerable<Finding> IngressFindsService(ChartRendering rendering) =>
        from ingress in rendering.Of("Ingress")
        from backend in Backends(ingress.Root["spec"])
        let name = backend["name"]
        let port = backend["port"]["name"].Text ?? backend["port"]["number"].Text
        where !rendering.Services.Any(service => service.Name == name.Text && HasPort(service, port))
        select rendering.At(
            ingress, name, "ingress-service",
            $"The {ingress} leads to the Service '{name.Text}' port {port}, which the chart does not have: name one of its Services and "
            + "ports.");

    internal static IEnumerable<Finding> TestFindsService(ChartRendering rendering) =>
        from test in rendering.Manifests.Where(manifest => manifest.IsTest)
        from container in test.Pod?.Containers ?? []
        from text in Texts(container.Root)
        from match in Address().Matches(text.Text ?? "")
        let host = match.Groups["host"].Value
        let port = match.Groups["port"].Success ? match.Groups["port"].Value : "80"
        where !rendering.Services.Any(service => service.Name == host.Split('.')[0] && HasPort(service, port))
        select rendering.At(
            container, text, "test-service",
            $"The test {test} calls the Service '{host}' port {port}, which the chart does not have: name one of its Services and ports.");

    private static IEnumerable<string> Complaints(Manifest service, List<Pod> pods)
    {
        if (pods.Count == 0)
            yield return $"The {service} selects no pod of the chart: use the labels of its pods.";
        foreach (var test in pods.Where(pod => pod.Owner.IsTest))
            yield return $"The {service} selects {test.Owner} of helm test, which would get its requests: give that pod other labels.";
        var named = service.Root["spec"]["ports"].Items.Select(port => port["targetPort"].Text).OfType<string>().Where(port => !int.TryParse(port, out _));
        foreach (var port in named)
        {
            if (pods.Count > 0 && !pods.Exists(pod => pod.Main.Any(container => container.HasPort(port))))
                yield return $"The {service} sends to the port '{port}', which its pods do not have: name one of their ports.";
        }
    }

    private static IEnumerable<YamlValue> Backends(YamlValue spec) =>
        spec["rules"].Items.SelectMany(rule => rule["http"]["paths"].Items).Select(path => path["backend"]["service"])
            .Append(spec["defaultBackend"]["service"])
            .Where(backend => backend.Exists);

    private static IEnumerable<YamlValue> Texts(YamlValue container) =>
        [.. container["args"].Items, .. container["command"].Items, .. container["env"].Items.Select(variable => variable["value"])];

    private static bool HasPort(Manifest service, string? port) =>
        service.Root["spec"]["ports"].Items.Any(found => found["name"].Text == port || found["port"].Text == port);

    [GeneratedRegex(@"\bhttp://(?<host>[A-Za-z0-9.-]+)(:(?<port>\d+))?")]
    private static partial Regex Address();
}
