using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Quotas;

/// <summary>What a pod asks for and may use at most: that of its containers together, or of one that runs before them if it takes more.</summary>
internal static class PodResources
{
    public static IEnumerable<JsonObject> Containers(JsonObject pod) => pod.Part("spec").Items("initContainers").Concat(pod.Part("spec").Items("containers"));

    public static Resources Requests(JsonObject pod) => Total(pod, "requests");

    public static Resources Limits(JsonObject pod) => Total(pod, "limits");

    public static bool IsBestEffort(JsonObject pod) => Requests(pod).Count == 0 && Limits(pod).Count == 0;

    private static Resources Total(JsonObject pod, string member)
    {
        Resources total = [];
        Resources first = [];
        foreach (var container in pod.Part("spec").Items("containers"))
            total.Add(Of(container, member));
        foreach (var container in pod.Part("spec").Items("initContainers"))
        {
            // One that is always started again runs beside those that come after it.
            if (container.Text("restartPolicy") == "Always")
            {
                total.Add(Of(container, member));
                continue;
            }

            first.Raise(Of(container, member));
        }

        total.Raise(first);
        return total;
    }

    private static Resources Of(JsonObject container, string member) => Resources.Of(container.Part("resources", member));
}
