using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Admissions;

internal static class ContainerDefaults
{
    private static readonly string[] Probes = ["livenessProbe", "readinessProbe", "startupProbe"];
    private static readonly string[] Hooks = ["postStart", "preStop"];

    public static void Fill(JsonObject container)
    {
        container.Fill("imagePullPolicy", PullPolicy(container.Text("image") ?? ""));
        container.Fill("terminationMessagePath", "/dev/termination-log");
        container.Fill("terminationMessagePolicy", "File");
        container.Fill("resources", new JsonObject());
        foreach (var port in container.Items("ports"))
            port.Fill("protocol", "TCP");
        foreach (var source in container.Items("env").Select(variable => variable.Part("valueFrom", "fieldRef")).OfType<JsonObject>())
            source.Fill("apiVersion", "v1");
        foreach (var probe in Probes.Select(name => container.Part(name)).OfType<JsonObject>())
            FillProbe(probe);
        foreach (var http in Hooks.Select(name => container.Part("lifecycle", name, "httpGet")).OfType<JsonObject>())
            FillHttp(http);
    }

    /// <summary>What 'latest' is changes, so it is asked for each time.</summary>
    internal static string PullPolicy(string image)
    {
        if (image.Contains('@'))
            return "IfNotPresent";

        var name = image[(image.LastIndexOf('/') + 1)..];
        return name.Split(':') is [_, not "latest"] ? "IfNotPresent" : "Always";
    }

    private static void FillProbe(JsonObject probe)
    {
        probe.Fill("timeoutSeconds", 1);
        probe.Fill("periodSeconds", 10);
        probe.Fill("successThreshold", 1);
        probe.Fill("failureThreshold", 3);
        if (probe.Part("httpGet") is { } http)
            FillHttp(http);
        probe.Part("grpc")?.Fill("service", "");
    }

    private static void FillHttp(JsonObject http)
    {
        http.Fill("path", "/");
        http.Fill("scheme", "HTTP");
    }
}
