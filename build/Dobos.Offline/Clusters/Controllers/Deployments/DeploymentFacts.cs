using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers.Deployments;

/// <summary>What a Deployment asks for.</summary>
internal sealed record DeploymentFacts(string Name, int Replicas)
{
    private const int NoDeadline = int.MaxValue;

    public bool IsRecreated { get; init; }

    /// <summary>How many pods there may be more than asked for.</summary>
    public int MaxSurge { get; init; }

    /// <summary>How many of those asked for may be missing.</summary>
    public int MaxUnavailable { get; init; }

    public int MinReadySeconds { get; init; }

    /// <summary>Null where a rollout may take for ever.</summary>
    public TimeSpan? ProgressDeadline { get; init; }

    public bool IsPaused { get; init; }

    public int HistoryLimit { get; init; }

    public JsonObject Template { get; init; } = [];

    public int MostPods => Replicas + MaxSurge;

    public static DeploymentFacts Of(Stored stored) => Of(stored.Open());

    public static DeploymentFacts Of(JsonObject content)
    {
        var spec = content["spec"]!;
        var replicas = (int?)spec["replicas"] ?? 1;
        var isRecreated = (string?)spec["strategy"]?["type"] == "Recreate";
        var (surge, unavailable) = isRecreated ? (0, 0) : Fences(spec["strategy"]?["rollingUpdate"], replicas);
        var deadline = (int?)spec["progressDeadlineSeconds"] ?? 600;
        return new((string)content["metadata"]!["name"]!, replicas)
        {
            IsRecreated = isRecreated,
            MaxSurge = surge,
            MaxUnavailable = Math.Min(unavailable, replicas),
            MinReadySeconds = (int?)spec["minReadySeconds"] ?? 0,
            ProgressDeadline = deadline == NoDeadline ? null : TimeSpan.FromSeconds(deadline),
            IsPaused = (bool?)spec["paused"] ?? false,
            HistoryLimit = (int?)spec["revisionHistoryLimit"] ?? 10,
            Template = spec["template"]!.AsObject(),
        };
    }

    /// <summary>Shares of few pods may both come out as none; then one pod may be missing, or nothing would ever move.</summary>
    private static (int Surge, int Unavailable) Fences(JsonNode? rolling, int replicas)
    {
        var surge = Amount.RoundedUp(rolling?["maxSurge"] ?? "25%", replicas);
        var unavailable = Amount.RoundedDown(rolling?["maxUnavailable"] ?? "25%", replicas);
        return (surge, surge == 0 && unavailable == 0 ? 1 : unavailable);
    }
}
