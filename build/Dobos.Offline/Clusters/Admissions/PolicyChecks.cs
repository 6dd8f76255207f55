using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Admissions;

/// <summary>Of what rules over others: autoscalers, budgets, claims and rights.</summary>
internal static class PolicyChecks
{
    public static void CheckAutoscaler(Faults faults, JsonObject? before, JsonObject now)
    {
        var spec = now.Part("spec");
        faults.AtLeast("spec.minReplicas", spec?["minReplicas"], 1);
        var most = spec.Number("maxReplicas") ?? 0;
        if (most < 1)
            faults.Invalid("spec.maxReplicas", most, "must be greater than 0");
        if (most < spec.Number("minReplicas"))
            faults.Invalid("spec.maxReplicas", most, "must be greater than or equal to `minReplicas`");
        foreach (var name in new[] { "kind", "name" })
            if (spec.Part("scaleTargetRef").Text(name) is null or "")
                faults.Required($"spec.scaleTargetRef.{name}");
    }

    public static void CheckBudget(Faults faults, JsonObject? before, JsonObject now)
    {
        var spec = now.Part("spec");
        if (spec?["minAvailable"] is not null && spec["maxUnavailable"] is not null)
            faults.Invalid("spec", spec, "minAvailable and maxUnavailable cannot be both set");
        WorkloadChecks.CheckPart(faults, "spec.minAvailable", spec?["minAvailable"]);
        WorkloadChecks.CheckPart(faults, "spec.maxUnavailable", spec?["maxUnavailable"]);
        MetadataChecks.Selector(faults, "spec.selector", spec.Part("selector"));
    }

    public static void CheckClaim(Faults faults, JsonObject? before, JsonObject now)
    {
        if (now.Part("spec")?["accessModes"] is not JsonArray { Count: > 0 })
            faults.Required("spec.accessModes", "at least 1 access mode is required");
        if (now.Part("spec", "resources", "requests")?["storage"] is null)
            faults.Required("spec.resources[storage]");
    }

    public static void CheckBinding(Faults faults, JsonObject? before, JsonObject now)
    {
        if (now.Part("roleRef").Text("name") is null or "")
            faults.Required("roleRef.name");
        faults.OneOf("roleRef.kind", now.Part("roleRef")?["kind"] ?? "", "ClusterRole", "Role");
        if (before is not null && !JsonNode.DeepEquals(before["roleRef"], now["roleRef"]))
            faults.Invalid("roleRef", now["roleRef"], "cannot change roleRef");
    }

    public static void CheckRole(Faults faults, JsonObject? before, JsonObject now)
    {
        foreach (var (rule, index) in now.Items("rules").Select((rule, index) => (rule, index)))
            if (rule["verbs"] is not JsonArray { Count: > 0 })
                faults.Required($"rules[{index}].verbs", "verbs must contain at least one value");
    }
}
