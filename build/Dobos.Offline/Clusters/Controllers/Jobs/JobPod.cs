using System.Globalization;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers.Jobs;

/// <summary>A pod of a Job. It stays until it is counted, whoever deletes it; that of an Indexed Job knows its number.</summary>
internal static class JobPod
{
    public const string Finalizer = "batch.kubernetes.io/job-tracking";

    public static JsonObject Of(Stored job, int? index)
    {
        var pod = NewPod.Of(job, job.Open()["spec"]!["template"]!);
        var metadata = pod.Part("metadata")!;
        metadata["finalizers"] = new JsonArray([.. metadata["finalizers"]?.AsArray().Select(one => one!.DeepClone()) ?? [], Finalizer]);
        if (index is { } number)
            Number(pod, metadata, job.Key.Name, number.ToString(CultureInfo.InvariantCulture));
        return pod;
    }

    public static bool IsUncounted(PodFacts pod) => (pod.Content["metadata"]!["finalizers"] as JsonArray ?? []).Any(one => one.AsText() == Finalizer);

    public static void Release(Cluster cluster, PodFacts pod) => cluster.Edit(pod.Stored.Key.Kind, pod.Stored.Key.Namespace, pod.Name, content =>
    {
        var finalizers = content["metadata"]!["finalizers"]!.AsArray();
        finalizers.Remove(finalizers.First(one => one.AsText() == Finalizer));
        if (finalizers.Count == 0)
            content.Part("metadata")!.Remove("finalizers");
        return content;
    });

    private static void Number(JsonObject pod, JsonObject metadata, string job, string index)
    {
        metadata["generateName"] = $"{job}-{index}-";
        metadata.Make("annotations")![Indexes.Name] = index;
        metadata.Make("labels")![Indexes.Name] = index;
        var spec = pod.Part("spec")!;
        spec.Fill("hostname", $"{job}-{index}");
        foreach (var container in spec.Items("initContainers").Concat(spec.Items("containers")))
        {
            container.Fill("env", new JsonArray());
            container["env"]!.AsArray().Add(new JsonObject
            {
                ["name"] = "JOB_COMPLETION_INDEX",
                ["valueFrom"] = new JsonObject { ["fieldRef"] = new JsonObject { ["fieldPath"] = $"metadata.labels['{Indexes.Name}']" } },
            });
        }
    }
}
