using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Nodes.Specs;

/// <summary>What one container of a pod asks for.</summary>
internal sealed record ContainerSpec(JsonObject Content, bool IsInit)
{
    public string Name { get; } = (string?)Content["name"] ?? "";

    public string Image { get; } = (string?)Content["image"] ?? "";

    public IReadOnlyList<string>? Command { get; } = Texts(Content["command"]);

    public IReadOnlyList<string>? Args { get; } = Texts(Content["args"]);

    public string? WorkingDir { get; } = (string?)Content["workingDir"];

    public IReadOnlyList<PortSpec> Ports { get; } =
        [.. Content.Items("ports").Where(port => (string?)port["protocol"] is null or "TCP").Select(port => new PortSpec((string?)port["name"] ?? "", (int?)port["containerPort"] ?? 0))];

    public IReadOnlyList<MountSpec> Mounts { get; } =
        [.. Content.Items("volumeMounts").Select(mount => new MountSpec((string?)mount["name"] ?? "", (string?)mount["mountPath"] ?? "", (string?)mount["subPath"] ?? ""))];

    public string? PullPolicy { get; } = (string?)Content["imagePullPolicy"];

    public bool HasReadOnlyRoot { get; } = (bool?)Content["securityContext"]?["readOnlyRootFilesystem"] ?? false;

    public string MessagePath { get; } = (string?)Content["terminationMessagePath"] ?? "/dev/termination-log";

    public bool FallsBackToLogs { get; } = (string?)Content["terminationMessagePolicy"] is "FallbackToLogsOnError";

    /// <summary>An init container that goes on beside the others.</summary>
    public bool IsSidecar => IsInit && (string?)Content["restartPolicy"] is "Always";

    public JsonObject? PostStart => Content["lifecycle"]?["postStart"] as JsonObject;

    public JsonObject? PreStop => Content["lifecycle"]?["preStop"] as JsonObject;

    /// <summary>A port by its number or by its name; null when no port is called so.</summary>
    public int? PortOf(JsonNode? port) =>
        port is null ? null
        : port.GetValueKind() is System.Text.Json.JsonValueKind.Number ? (int)port
        : Ports.FirstOrDefault(one => one.Name == (string?)port)?.Number ?? (int.TryParse((string?)port, out var number) ? number : null);

    private static string[]? Texts(JsonNode? list) => list is JsonArray { Count: > 0 } items ? [.. items.Select(item => (string?)item ?? "")] : null;
}

internal sealed record PortSpec(string Name, int Number);

internal sealed record MountSpec(string Volume, string Path, string SubPath);
