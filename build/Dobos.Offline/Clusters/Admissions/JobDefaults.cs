using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Admissions;

internal static class JobDefaults
{
    public static void Fill(JsonObject content)
    {
        if (content.Part("spec") is not { } spec)
            return;

        FillSpec(spec);
        if (!spec.IsTrue("manualSelector"))
            FillSelector(spec, content.Part("metadata").Text("name") ?? "", content.Part("metadata").Text("uid") ?? "");
    }

    public static void FillCronJob(JsonObject content)
    {
        if (content.Part("spec") is not { } spec)
            return;

        spec.Fill("concurrencyPolicy", "Allow");
        spec.Fill("suspend", false);
        spec.Fill("successfulJobsHistoryLimit", 3);
        spec.Fill("failedJobsHistoryLimit", 1);
        PodDefaults.FillTemplate(spec.Part("jobTemplate", "spec"));
    }

    private static void FillSpec(JsonObject spec)
    {
        if (spec["completions"] is null && spec["parallelism"] is null)
            spec["completions"] = 1;
        spec.Fill("parallelism", 1);
        spec.Fill("completionMode", "NonIndexed");
        spec.Fill("backoffLimit", 6);
        spec.Fill("suspend", false);
        spec.Fill("manualSelector", false);
        spec.Fill("podReplacementPolicy", spec["podFailurePolicy"] is null ? "TerminatingOrFailed" : "Failed");
        PodDefaults.FillTemplate(spec);
    }

    /// <summary>A job knows its pods by its own uid. The labels without a prefix are those of old, which are still looked at.</summary>
    private static void FillSelector(JsonObject spec, string name, string uid)
    {
        if (spec.Make("template")?.Make("metadata")?.Make("labels") is { } labels)
        {
            labels.Fill("controller-uid", uid);
            labels.Fill("job-name", name);
            labels.Fill("batch.kubernetes.io/controller-uid", uid);
            labels.Fill("batch.kubernetes.io/job-name", name);
        }

        spec.Make("selector")?.Make("matchLabels")?.Fill("batch.kubernetes.io/controller-uid", uid);
    }
}
