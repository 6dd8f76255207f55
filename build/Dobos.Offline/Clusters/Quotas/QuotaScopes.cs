using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Quotas;

/// <summary>Which objects a quota is about: all, or the pods of its scopes.</summary>
internal static class QuotaScopes
{
    public static bool Cover(JsonObject quota, Kind kind, JsonObject content)
    {
        var spec = quota.Part("spec");
        var scopes = (spec?["scopes"] as JsonArray ?? []).Select(scope => new JsonObject { ["scopeName"] = scope.AsText(), ["operator"] = "Exists" });
        JsonObject[] all = [.. scopes, .. spec.Part("scopeSelector").Items("matchExpressions")];
        return all.Length == 0 || (kind == KindTable.Pod && all.All(scope => Covers(scope, content)));
    }

    private static bool Covers(JsonObject scope, JsonObject pod) => scope.Text("scopeName") switch
    {
        "Terminating" => pod.Part("spec").Number("activeDeadlineSeconds") is not null,
        "NotTerminating" => pod.Part("spec").Number("activeDeadlineSeconds") is null,
        "BestEffort" => PodResources.IsBestEffort(pod),
        "NotBestEffort" => !PodResources.IsBestEffort(pod),
        "PriorityClass" => HasPriority(scope, pod.Part("spec").Text("priorityClassName") ?? ""),
        _ => false,
    };

    private static bool HasPriority(JsonObject scope, string priority)
    {
        var isNamed = (scope["values"] as JsonArray ?? []).Any(value => value.AsText() == priority);
        return scope.Text("operator") switch
        {
            "In" => isNamed,
            "NotIn" => !isNamed,
            "DoesNotExist" => priority.Length == 0,
            _ => priority.Length > 0,
        };
    }
}
