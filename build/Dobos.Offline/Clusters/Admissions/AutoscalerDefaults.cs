using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Admissions;

internal static class AutoscalerDefaults
{
    public static void Fill(JsonObject content)
    {
        if (content.Part("spec") is not { } spec)
            return;

        spec.Fill("minReplicas", 1);
        if (spec["metrics"] is null or JsonArray { Count: 0 })
            spec["metrics"] = new JsonArray(Cpu());
        FillUp(spec.Part("behavior", "scaleUp"));
        FillDown(spec.Part("behavior", "scaleDown"));
    }

    private static JsonObject Cpu() => new()
    {
        ["type"] = "Resource",
        ["resource"] = new JsonObject { ["name"] = "cpu", ["target"] = new JsonObject { ["type"] = "Utilization", ["averageUtilization"] = 80 } },
    };

    private static void FillUp(JsonObject? rules)
    {
        rules?.Fill("stabilizationWindowSeconds", 0);
        rules?.Fill("selectPolicy", "Max");
        rules?.Fill("policies", new JsonArray(Policy("Pods", 4), Policy("Percent", 100)));
    }

    private static void FillDown(JsonObject? rules)
    {
        rules?.Fill("selectPolicy", "Max");
        rules?.Fill("policies", new JsonArray(Policy("Percent", 100)));
    }

    private static JsonObject Policy(string type, int value) => new() { ["type"] = type, ["value"] = value, ["periodSeconds"] = 15 };
}
