using System.Globalization;
using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Ingresses;

/// <summary>What an ingress says by nginx's annotations.</summary>
internal sealed record IngressSettings(TimeSpan Silence, string Protocol)
{
    private const string Prefix = "nginx.ingress.kubernetes.io/";
    private const int UsualSeconds = 60;

    /// <summary>It is a trial beside another ingress, and nothing on its own.</summary>
    public Canary? Canary { get; init; }

    public static IngressSettings Of(JsonObject ingress)
    {
        var annotations = ingress["metadata"]?["annotations"] as JsonObject;
        return new(TimeSpan.FromSeconds(Math.Max(Number(annotations, "proxy-read-timeout") ?? UsualSeconds, 1)), Text(annotations, "backend-protocol")?.ToUpperInvariant() ?? "HTTP")
        {
            Canary = Text(annotations, "canary") == "true" ? CanaryOf(annotations) : null,
        };
    }

    private static Canary CanaryOf(JsonObject? annotations) => new()
    {
        Weight = Number(annotations, "canary-weight") ?? 0,
        WeightTotal = Number(annotations, "canary-weight-total") ?? 100,
        Header = Text(annotations, "canary-by-header"),
        HeaderValue = Text(annotations, "canary-by-header-value"),
        HeaderPattern = Text(annotations, "canary-by-header-pattern"),
        Cookie = Text(annotations, "canary-by-cookie"),
    };

    private static string? Text(JsonObject? annotations, string name) => (string?)annotations?[Prefix + name] is { Length: > 0 } text ? text : null;

    private static int? Number(JsonObject? annotations, string name) =>
        int.TryParse(Text(annotations, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
