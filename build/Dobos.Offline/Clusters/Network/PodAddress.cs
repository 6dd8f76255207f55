using System.Net;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Network;

/// <summary>Where a container's port really listens: at the pod's own address, or where the annotation of the pod says that it was put.</summary>
internal static class PodAddress
{
    /// <summary>As <c>8080=127.0.0.1:54321,9090=127.0.0.1:54322</c>.</summary>
    public const string Annotation = "dobos/ports";

    /// <summary>Null for a pod that has no address yet.</summary>
    public static IPEndPoint? Of(Stored pod, int port) => Of(pod.Open(), port);

    public static IPEndPoint? Of(JsonObject pod, int port) => Moved(pod, port) ?? (IPAddress.TryParse((string?)pod["status"]?["podIP"], out var address) ? new(address, port) : null);

    private static IPEndPoint? Moved(JsonObject pod, int port) =>
        ((string?)pod["metadata"]?["annotations"]?[Annotation] ?? "").Split(',', StringSplitOptions.TrimEntries)
            .Where(pair => pair.StartsWith($"{port}=", StringComparison.Ordinal))
            .Select(pair => IPEndPoint.TryParse(pair.AsSpan(pair.IndexOf('=', StringComparison.Ordinal) + 1), out var moved) ? moved : null)
            .FirstOrDefault();
}
