using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Admissions;

internal static class ProbeChecks
{
    private static readonly string[] Handlers = ["exec", "httpGet", "tcpSocket", "grpc", "sleep"];

    public static void Check(Faults faults, string path, JsonObject container, bool mayProbe)
    {
        foreach (var name in new[] { "livenessProbe", "readinessProbe", "startupProbe" })
            if (container.Part(name) is { } probe && mayProbe)
                CheckProbe(faults, $"{path}.{name}", probe, mayRepeat: name == "readinessProbe");
            else if (container[name] is not null && !mayProbe)
                faults.Forbidden($"{path}.{name}", "may not be set for init containers without restartPolicy=Always");

        foreach (var name in new[] { "postStart", "preStop" })
            if (container.Part("lifecycle", name) is { } hook)
                CheckHandler(faults, $"{path}.lifecycle.{name}", hook);
    }

    private static void CheckProbe(Faults faults, string path, JsonObject probe, bool mayRepeat)
    {
        CheckHandler(faults, path, probe);
        faults.AtLeast($"{path}.initialDelaySeconds", probe["initialDelaySeconds"], 0);
        faults.AtLeast($"{path}.timeoutSeconds", probe["timeoutSeconds"], 1);
        faults.AtLeast($"{path}.periodSeconds", probe["periodSeconds"], 1);
        faults.AtLeast($"{path}.successThreshold", probe["successThreshold"], 1);
        faults.AtLeast($"{path}.failureThreshold", probe["failureThreshold"], 1);
        if (!mayRepeat && probe.Number("successThreshold") is > 1 and var often)
            faults.Invalid($"{path}.successThreshold", often, "must be 1");
    }

    private static void CheckHandler(Faults faults, string path, JsonObject handler)
    {
        string[] given = [.. Handlers.Where(name => handler[name] is not null)];
        if (given.Length == 0)
            faults.Required(path, "must specify a handler type");
        foreach (var extra in given.Skip(1))
            faults.Forbidden($"{path}.{extra}", "may not specify more than 1 handler type");
        foreach (var name in given.Where(name => name is "httpGet" or "tcpSocket" or "grpc"))
            if (handler.Part(name)?["port"] is not { } port)
                faults.Required($"{path}.{name}.port");
            else
                ContainerChecks.Port(faults, $"{path}.{name}.port", port);
    }
}
