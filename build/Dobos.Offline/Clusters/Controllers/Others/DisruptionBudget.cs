using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Controllers.Others;

/// <summary>How many pods may be taken away at the moment. <paramref name="Scale"/> is how many their owners ask for.</summary>
internal sealed record DisruptionBudget(int Pods, int Healthy, int Scale)
{
    public JsonObject Status(JsonObject content, DateTimeOffset now)
    {
        var spec = content.Part("spec");
        var (expected, desired) = Demand(spec?["minAvailable"], spec?["maxUnavailable"]);
        var allowed = Healthy <= desired || expected <= 0 ? 0 : Healthy - desired;
        JsonObject status = new()
        {
            ["currentHealthy"] = Healthy,
            ["desiredHealthy"] = desired,
            ["disruptionsAllowed"] = allowed,
            ["expectedPods"] = expected,
            ["observedGeneration"] = content["metadata"]!["generation"]?.DeepClone(),
        };
        if (content["status"]?["conditions"] is { } conditions)
            status["conditions"] = conditions.DeepClone();
        Conditions.Set(status, allowed > 0 ? new("DisruptionAllowed", "True", "SufficientPods", "") : new("DisruptionAllowed", "False", "InsufficientPods", ""), now);
        if (Conditions.Find(status, "DisruptionAllowed") is { } condition)
            condition["observedGeneration"] = content["metadata"]!["generation"]?.DeepClone();
        return status;
    }

    private (int Expected, int Desired) Demand(JsonNode? least, JsonNode? most) => (least, most) switch
    {
        (_, not null) => (Scale, Math.Max(Scale - Amount.RoundedUp(most, Scale), 0)),
        (not null, _) when Amount.IsPercent(least) => (Scale, Amount.RoundedUp(least, Scale)),
        (not null, _) => (Pods, (int)least),
        _ => (Pods, 1),
    };
}
