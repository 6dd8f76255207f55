using System.Globalization;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers.Deployments;

/// <summary>A ReplicaSet as its Deployment sees it: how many pods it shall have, and how far it is.</summary>
internal sealed record ReplicaSetFacts(string Name, int Replicas)
{
    public DateTimeOffset Created { get; init; }

    public long Revision { get; init; }

    /// <summary>How many pods it has.</summary>
    public int Actual { get; init; }

    public int Ready { get; init; }

    /// <summary>Of those that it shall keep.</summary>
    public int Available { get; init; }

    /// <summary>What its Deployment asked for when it was last scaled.</summary>
    public int? Desired { get; init; }

    public int Most { get; init; }

    public bool IsSettled { get; init; }

    public JsonObject Template { get; init; } = [];

    /// <summary>That pods of it cannot be made or deleted.</summary>
    public JsonObject? Failure { get; init; }

    public static ReplicaSetFacts Of(Stored stored)
    {
        var content = stored.Open();
        var (spec, status, annotations) = (content["spec"]!, content["status"] as JsonObject, content["metadata"]!["annotations"]);
        var replicas = (int?)spec["replicas"] ?? 1;
        return new(stored.Key.Name, replicas)
        {
            Created = Times.Of(content["metadata"]!["creationTimestamp"]) ?? DateTimeOffset.MinValue,
            Revision = Number(annotations?[Annotation.Revision]) ?? 0,
            Actual = (int?)status?["replicas"] ?? 0,
            Ready = (int?)status?["readyReplicas"] ?? 0,
            Available = (int?)status?["availableReplicas"] ?? 0,
            Desired = (int?)Number(annotations?[Annotation.Desired]),
            Most = (int)(Number(annotations?[Annotation.Most]) ?? 0),
            IsSettled = !stored.IsGoing && (long?)status?["observedGeneration"] >= (long?)content["metadata"]!["generation"],
            Template = spec["template"]!.AsObject(),
            Failure = Conditions.Find(status, "ReplicaFailure"),
        };
    }

    private static long? Number(JsonNode? annotation) => long.TryParse((string?)annotation, CultureInfo.InvariantCulture, out var number) ? number : null;
}
