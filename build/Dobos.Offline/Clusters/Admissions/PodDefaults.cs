using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Admissions;

internal static class PodDefaults
{
    public static void FillTemplate(JsonObject? spec, string restartPolicy = "Always")
    {
        if (spec.Part("template") is not { } template)
            return;

        FillSpec(template.Make("spec"), restartPolicy);
    }

    /// <summary>Of a pod itself, which says more than the template of one.</summary>
    public static void Fill(JsonObject? spec)
    {
        if (spec is null)
            return;

        FillSpec(spec, "Always");
        spec.Fill("enableServiceLinks", true);
        spec.Fill("serviceAccountName", "default");
        spec.Fill("serviceAccount", spec.Text("serviceAccountName") ?? "default");
        foreach (var container in spec.Items("initContainers").Concat(spec.Items("containers")))
            FillRequests(container);
    }

    private static void FillSpec(JsonObject? spec, string restartPolicy)
    {
        if (spec is null)
            return;

        spec.Fill("restartPolicy", restartPolicy);
        spec.Fill("dnsPolicy", "ClusterFirst");
        spec.Fill("terminationGracePeriodSeconds", 30);
        spec.Fill("schedulerName", "default-scheduler");
        spec.Fill("securityContext", new JsonObject());
        if (spec.Text("serviceAccountName") is { } account)
            spec.Fill("serviceAccount", account);
        else if (spec.Text("serviceAccount") is { } old)
            spec["serviceAccountName"] = old;
        foreach (var container in spec.Items("initContainers").Concat(spec.Items("containers")).Concat(spec.Items("ephemeralContainers")))
            ContainerDefaults.Fill(container);
        foreach (var volume in spec.Items("volumes"))
            VolumeDefaults.Fill(volume);
    }

    /// <summary>What a container may use at most, it is given, when it does not say otherwise.</summary>
    private static void FillRequests(JsonObject container)
    {
        if (container.Part("resources") is not { } resources || resources.Part("limits") is not { } limits)
            return;

        foreach (var (resource, amount) in limits.Where(limit => limit.Value is not null))
            resources.Make("requests")?.Fill(resource, amount!.DeepClone());
    }
}
