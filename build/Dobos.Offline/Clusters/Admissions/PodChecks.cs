using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Admissions;

internal static class PodChecks
{
    private static readonly string[] MayChange = ["activeDeadlineSeconds", "tolerations", "terminationGracePeriodSeconds", "nodeName", "ephemeralContainers", "schedulingGates"];

    /// <summary>What a pod is made of stays as it is, but for its images; that it gets a node is the scheduler's doing.</summary>
    public static void CheckPod(Faults faults, JsonObject? before, JsonObject now)
    {
        CheckSpec(faults, "spec", now.Part("spec"));
        if (before is not null && !JsonNode.DeepEquals(Fixed(before.Part("spec")), Fixed(now.Part("spec"))))
            faults.Forbidden("spec", "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)");
        if (before.Part("spec").Text("nodeName") is { Length: > 0 } node && node != now.Part("spec").Text("nodeName"))
            faults.Forbidden("spec.nodeName", "may not be changed once set");
    }

    public static void CheckTemplate(Faults faults, string path, JsonObject? template, params string[] restartPolicies)
    {
        if (template is null)
        {
            faults.Required(path);
            return;
        }

        MetadataChecks.Labels(faults, $"{path}.metadata", template.Part("metadata"));
        CheckSpec(faults, $"{path}.spec", template.Part("spec"));
        if (template.Part("spec")?["restartPolicy"] is { } policy && policy.AsText() is "Always" or "OnFailure" or "Never")
            faults.OneOf($"{path}.spec.restartPolicy", policy, restartPolicies);
    }

    private static void CheckSpec(Faults faults, string path, JsonObject? spec)
    {
        if (spec is null)
        {
            faults.Required(path);
            return;
        }

        faults.OneOf($"{path}.restartPolicy", spec["restartPolicy"], "Always", "OnFailure", "Never");
        faults.OneOf($"{path}.dnsPolicy", spec["dnsPolicy"], "ClusterFirst", "ClusterFirstWithHostNet", "Default", "None");
        faults.AtLeast($"{path}.terminationGracePeriodSeconds", spec["terminationGracePeriodSeconds"], 0);
        faults.AtLeast($"{path}.activeDeadlineSeconds", spec["activeDeadlineSeconds"], 1);
        if (spec.Text("serviceAccountName") is { Length: > 0 } account && Names.Subdomain(account) is { } why)
            faults.Invalid($"{path}.serviceAccountName", account, why);
        VolumeChecks.Check(faults, $"{path}.volumes", [.. spec.Items("volumes")]);
        if (!spec.Items("containers").Any())
            faults.Required($"{path}.containers");
        ContainerChecks.Check(faults, path, spec);
    }

    private static JsonObject Fixed(JsonObject? spec)
    {
        var copy = spec?.DeepClone() as JsonObject ?? [];
        foreach (var name in MayChange)
            copy.Remove(name);
        foreach (var container in copy.Items("containers").Concat(copy.Items("initContainers")))
            container.Remove("image");
        return copy;
    }
}
