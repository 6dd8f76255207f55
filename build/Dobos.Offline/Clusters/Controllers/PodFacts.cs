using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers;

/// <summary>What controllers want to know of a pod.</summary>
internal sealed class PodFacts(Stored stored)
{
    public JsonObject Content { get; } = stored.Open();

    public Stored Stored => stored;

    public string Name => stored.Key.Name;

    public bool IsGoing => stored.IsGoing;

    public string Phase => (string?)Content["status"]?["phase"] ?? "Pending";

    public string Ip => (string?)Content["status"]?["podIP"] ?? "";

    public string Node => (string?)Content["spec"]?["nodeName"] ?? "";

    public bool HasEnded => Phase is "Succeeded" or "Failed";

    public bool IsActive => !HasEnded && !IsGoing;

    public bool IsReady => Conditions.Is(Content["status"] as JsonObject, "Ready");

    public DateTimeOffset ReadySince => Times.Of(Conditions.Find(Content["status"] as JsonObject, "Ready")?["lastTransitionTime"]) ?? DateTimeOffset.MinValue;

    public DateTimeOffset Created => Times.Of(Content["metadata"]!["creationTimestamp"]) ?? DateTimeOffset.MinValue;

    public int Restarts => (Content["status"]?["containerStatuses"] as JsonArray ?? []).Select(container => (int?)container?["restartCount"] ?? 0).DefaultIfEmpty().Max();

    public static IReadOnlyList<PodFacts> All(IEnumerable<Stored> pods) => [.. pods.Select(pod => new PodFacts(pod))];

    /// <summary>Null while it is not ready at all.</summary>
    public DateTimeOffset? AvailableAt(int minReadySeconds) => IsReady ? ReadySince.AddSeconds(minReadySeconds) : null;

    public bool IsAvailable(int minReadySeconds, DateTimeOffset now) => IsReady && (minReadySeconds == 0 || AvailableAt(minReadySeconds) <= now);
}
