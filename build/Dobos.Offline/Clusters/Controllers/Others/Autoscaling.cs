using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Controllers.Others;

/// <summary>
/// What an autoscaler wants that cannot measure: the number that there is, within its bounds. <paramref name="Current"/> is null when its target is not there.
/// </summary>
internal sealed record Autoscaling(int? Current, int Fewest, int Most)
{
    public int Desired => Current is null or 0 ? 0 : Math.Clamp(Current.Value, Fewest, Math.Max(Fewest, Most));

    public string Why => Current < Fewest ? "Current number of replicas below Spec.MinReplicas" : "Current number of replicas above Spec.MaxReplicas";

    public JsonObject Status(JsonObject content, string target, DateTimeOffset now)
    {
        var status = content["status"]?.DeepClone() as JsonObject ?? [];
        status["currentReplicas"] = Current ?? 0;
        status["desiredReplicas"] = Desired;
        status["currentMetrics"] = null;
        if (Current is not null && Current > 0 && Current != Desired)
            status["lastScaleTime"] = Metadata.Time(now);
        status["observedGeneration"] = content["metadata"]!["generation"]?.DeepClone();
        foreach (var condition in All(target))
            Conditions.Set(status, condition, now);
        return status;
    }

    private IEnumerable<Condition> All(string target) => Current switch
    {
        null => [new("AbleToScale", "False", "FailedGetScale", $"the HPA controller was unable to get the target's current scale: {target} not found")],
        0 => [Able, new("ScalingActive", "False", "ScalingDisabled", "scaling is disabled since the replica count of the target is zero")],
        _ => [Able, new("ScalingActive", "False", "FailedGetResourceMetric", "the HPA was unable to compute the replica count: this cluster does not measure what pods use, so it keeps the number of replicas as it is")],
    };

    private static Condition Able => new("AbleToScale", "True", "SucceededGetScale", "the HPA controller was able to get the target's current scale");
}
