using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Admissions;

internal static class NetworkDefaults
{
    public static void FillPolicy(JsonObject content)
    {
        if (content.Part("spec") is not { } spec)
            return;

        spec.Fill("policyTypes", spec.Items("egress").Any() ? new JsonArray("Ingress", "Egress") : new JsonArray("Ingress"));
        foreach (var port in spec.Items("ingress").Concat(spec.Items("egress")).SelectMany(rule => rule.Items("ports")))
            port.Fill("protocol", "TCP");
    }
}
