using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Admissions;

internal static class WorkloadDefaults
{
    public static void FillDeployment(JsonObject content)
    {
        if (content.Part("spec") is not { } spec)
            return;

        spec.Fill("replicas", 1);
        spec.Fill("revisionHistoryLimit", 10);
        spec.Fill("progressDeadlineSeconds", 600);
        FillStrategy(spec.Make("strategy"), surge: "25%", unavailable: "25%");
        PodDefaults.FillTemplate(spec);
    }

    public static void FillReplicaSet(JsonObject content)
    {
        if (content.Part("spec") is not { } spec)
            return;

        spec.Fill("replicas", 1);
        PodDefaults.FillTemplate(spec);
    }

    public static void FillStatefulSet(JsonObject content)
    {
        if (content.Part("spec") is not { } spec)
            return;

        spec.Fill("replicas", 1);
        spec.Fill("revisionHistoryLimit", 10);
        spec.Fill("podManagementPolicy", "OrderedReady");
        spec.Fill("serviceName", "");
        spec.Fill("persistentVolumeClaimRetentionPolicy", new JsonObject { ["whenDeleted"] = "Retain", ["whenScaled"] = "Retain" });
        if (spec.Make("updateStrategy") is { } strategy)
        {
            strategy.Fill("type", "RollingUpdate");
            if (strategy.Text("type") == "RollingUpdate")
                strategy.Make("rollingUpdate")?.Fill("partition", 0);
        }

        PodDefaults.FillTemplate(spec);
        foreach (var claim in spec.Items("volumeClaimTemplates"))
            StorageDefaults.FillClaim(claim);
    }

    public static void FillDaemonSet(JsonObject content)
    {
        if (content.Part("spec") is not { } spec)
            return;

        spec.Fill("revisionHistoryLimit", 10);
        FillStrategy(spec.Make("updateStrategy"), surge: 0, unavailable: 1);
        PodDefaults.FillTemplate(spec);
    }

    private static void FillStrategy(JsonObject? strategy, JsonNode surge, JsonNode unavailable)
    {
        strategy?.Fill("type", "RollingUpdate");
        if (strategy.Text("type") != "RollingUpdate" || strategy!.Make("rollingUpdate") is not { } rolling)
            return;

        rolling.Fill("maxSurge", surge);
        rolling.Fill("maxUnavailable", unavailable);
    }
}
