using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Tables;

/// <summary>What an autoscaler measures and aims at: <c>cpu: 12%/80%</c>.</summary>
internal static class AutoscalerTargets
{
    private const string Unknown = "<unknown>";
    private const int Most = 2;

    public static string Of(JsonObject autoscaler)
    {
        var current = autoscaler.Part("status").Items("currentMetrics").ToArray();
        string[] targets = [.. autoscaler.Part("spec").Items("metrics").Select((metric, index) => One(metric, current.ElementAtOrDefault(index)))];
        return targets.Length > Most ? $"{string.Join(", ", targets.Take(Most))} + {targets.Length - Most} more..." : string.Join(", ", targets).Or(Cells.None);
    }

    private static string One(JsonObject metric, JsonObject? current)
    {
        var source = metric.Text("type") switch
        {
            "Resource" => "resource",
            "ContainerResource" => "containerResource",
            "Pods" => "pods",
            "Object" => "object",
            "External" => "external",
            _ => "",
        };
        var (target, now) = (metric.Part(source, "target"), current.Part(source, "current"));
        var name = source is "resource" or "containerResource" ? $"{metric.Part(source).Text("name")}: " : "";
        return name + (target.Number("averageUtilization") is { } percent
            ? $"{(now.Number("averageUtilization") is { } used ? $"{used}%" : Unknown)}/{percent}%"
            : Amount(target, now));
    }

    private static string Amount(JsonObject? target, JsonObject? now) =>
        target.Written("averageValue") is { } average
            ? $"{now.Written("averageValue").Or(Unknown)}/{average}"
            : $"{now.Written("value").Or(Unknown)}/{target.Written("value").Or("<auto>")}";
}
