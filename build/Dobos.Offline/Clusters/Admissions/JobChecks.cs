using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Admissions;

internal static class JobChecks
{
    private static readonly string[] Fixed = ["completions", "selector", "completionMode"];

    public static void Check(Faults faults, JsonObject? before, JsonObject now)
    {
        CheckSpec(faults, "spec", now.Part("spec"));
        if (before.Part("spec") is not { } was || now.Part("spec") is not { } spec)
            return;

        foreach (var name in Fixed)
            faults.Immutable($"spec.{name}", was[name], spec[name]);

        // What is suspended and has never begun may still be told on which nodes to run.
        if (!was.IsTrue("suspend") || before.Part("status").Text("startTime") is not null)
            faults.Immutable("spec.template", was["template"], spec["template"]);
    }

    public static void CheckCronJob(Faults faults, JsonObject? before, JsonObject now)
    {
        if (now.Part("spec").Text("schedule") is null or "")
            faults.Required("spec.schedule");
        faults.OneOf("spec.concurrencyPolicy", now.Part("spec")?["concurrencyPolicy"], "Allow", "Forbid", "Replace");
        CheckSpec(faults, "spec.jobTemplate.spec", now.Part("spec", "jobTemplate", "spec"));
    }

    private static void CheckSpec(Faults faults, string path, JsonObject? spec)
    {
        foreach (var name in new[] { "parallelism", "completions", "activeDeadlineSeconds", "backoffLimit", "ttlSecondsAfterFinished" })
            faults.AtLeast($"{path}.{name}", spec?[name], 0);
        faults.OneOf($"{path}.completionMode", spec?["completionMode"], "NonIndexed", "Indexed");
        if (spec.Text("completionMode") == "Indexed" && spec?["completions"] is null)
            faults.Required($"{path}.completions", "when completion mode is Indexed");
        PodChecks.CheckTemplate(faults, $"{path}.template", spec.Part("template"), "Never", "OnFailure");
    }
}
