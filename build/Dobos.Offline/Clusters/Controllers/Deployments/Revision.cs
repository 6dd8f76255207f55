using System.Globalization;
using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Controllers.Deployments;

/// <summary>The annotations by which <c>kubectl rollout history</c> and <c>undo</c> know the revisions: what a Deployment says is kept with the ReplicaSet of that time.</summary>
internal static class Revision
{
    private const int LongestHistory = 2000;
    private static readonly string[] NotKept = [Annotation.LastApplied, Annotation.Revision, Annotation.RevisionHistory, Annotation.Desired, Annotation.Most, "deprecated.deployment.rollback.to"];

    /// <summary>Of the latest ReplicaSet: one more than that of any other, and its own when it has a greater one.</summary>
    public static long Next(ReplicaSetFacts? latest, IEnumerable<ReplicaSetFacts> old) => Math.Max(latest?.Revision ?? 0, old.Select(set => set.Revision).DefaultIfEmpty().Max() + 1);

    public static void Write(JsonObject annotations, JsonObject? ofDeployment, long revision)
    {
        foreach (var (name, value) in ofDeployment ?? [])
            if (!NotKept.Contains(name))
                annotations[name] = value?.DeepClone();

        var before = (string?)annotations[Annotation.Revision];
        var now = revision.ToString(CultureInfo.InvariantCulture);
        if (before == now)
            return;

        annotations[Annotation.Revision] = now;
        if (!string.IsNullOrEmpty(before))
            annotations[Annotation.RevisionHistory] = History((string?)annotations[Annotation.RevisionHistory], before);
    }

    public static void WriteSize(JsonObject annotations, DeploymentFacts wanted)
    {
        annotations[Annotation.Desired] = wanted.Replicas.ToString(CultureInfo.InvariantCulture);
        annotations[Annotation.Most] = wanted.MostPods.ToString(CultureInfo.InvariantCulture);
    }

    private static string History(string? history, string before)
    {
        string[] all = [.. (history ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries), before];
        while (all.Sum(one => one.Length + 1) > LongestHistory)
            all = all[1..];
        return string.Join(',', all);
    }
}
