using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Nodes.Probes;

/// <summary>How a container is asked how it is, with Kubernetes' own figures where nothing is said.</summary>
internal sealed record ProbeSpec(JsonObject Content)
{
    public TimeSpan Delay { get; } = Seconds(Content, "initialDelaySeconds", 0);

    public TimeSpan Period { get; } = Seconds(Content, "periodSeconds", 10);

    public TimeSpan Timeout { get; } = Seconds(Content, "timeoutSeconds", 1);

    public int Successes { get; } = (int?)Content["successThreshold"] ?? 1;

    public int Failures { get; } = (int?)Content["failureThreshold"] ?? 3;

    public TimeSpan? Grace { get; } = (int?)Content["terminationGracePeriodSeconds"] is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    public static ProbeSpec? Of(JsonNode? probe) => probe is JsonObject content ? new(content) : null;

    private static TimeSpan Seconds(JsonObject content, string name, int otherwise) => TimeSpan.FromSeconds((int?)content[name] ?? otherwise);
}
