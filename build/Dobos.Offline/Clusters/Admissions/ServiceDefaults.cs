using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Admissions;

internal static class ServiceDefaults
{
    private const int StickySeconds = 10800;

    public static void Fill(JsonObject content)
    {
        if (content.Part("spec") is not { } spec)
            return;

        spec.Fill("type", "ClusterIP");
        spec.Fill("sessionAffinity", "None");
        if (spec.Text("sessionAffinity") == "ClientIP")
            spec.Make("sessionAffinityConfig")?.Make("clientIP")?.Fill("timeoutSeconds", StickySeconds);
        foreach (var port in spec.Items("ports"))
            FillPort(port);
        if (spec.Text("type") == "ExternalName")
            return;

        spec.Fill("internalTrafficPolicy", "Cluster");
        spec.Fill("ipFamilies", new JsonArray("IPv4"));
        spec.Fill("ipFamilyPolicy", "SingleStack");
        if (spec.Text("type") is "NodePort" or "LoadBalancer")
            spec.Fill("externalTrafficPolicy", "Cluster");
        if (spec.Text("type") is "LoadBalancer")
            spec.Fill("allocateLoadBalancerNodePorts", true);
    }

    public static void FillEndpoints(JsonObject content)
    {
        foreach (var port in content.Items("subsets").SelectMany(subset => subset.Items("ports")))
            port.Fill("protocol", "TCP");
    }

    public static void FillSlice(JsonObject content)
    {
        foreach (var port in content.Items("ports"))
        {
            port.Fill("protocol", "TCP");
            port.Fill("name", "");
        }
    }

    private static void FillPort(JsonObject port)
    {
        port.Fill("protocol", "TCP");
        if (port["port"] is { } number)
            port.Fill("targetPort", number.DeepClone());
    }
}
