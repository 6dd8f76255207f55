using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Controllers.Jobs;

/// <summary>
/// Counts the pods that ended, each once, though the box may be killed at any moment: first their uids are noted, then the pods let go, then the
/// notes become numbers.
/// </summary>
internal static class JobTally
{
    private const string Notes = "uncountedTerminatedPods";

    /// <summary>Notes those that have ended and are neither counted nor noted.</summary>
    public static void Note(JsonObject status, IEnumerable<PodFacts> ended)
    {
        if (status[Notes] is not JsonObject notes)
            status[Notes] = notes = [];
        foreach (var pod in ended)
            Add(notes, pod.Phase == "Succeeded" ? "succeeded" : "failed", pod.Stored.Uid);
    }

    public static void Count(JsonObject status, JobFacts job, IReadOnlyList<PodFacts> pods)
    {
        var notes = status.Part(Notes);
        var succeeded = Uids(notes, "succeeded");
        Add(status, "failed", Uids(notes, "failed").Count);
        status[Notes] = new JsonObject();
        if (!job.IsIndexed)
        {
            Add(status, "succeeded", succeeded.Count);
            return;
        }

        SortedSet<int> done = [.. job.CompletedIndexes, .. pods.Where(pod => succeeded.Contains(pod.Stored.Uid)).Select(Indexes.Of).OfType<int>().Where(index => index < job.Completions)];
        if (done.Count == 0)
            return;

        status["completedIndexes"] = Indexes.Write(done);
        status["succeeded"] = done.Count;
    }

    private static HashSet<string> Uids(JsonObject? notes, string member) => [.. (notes?[member] as JsonArray ?? []).Select(uid => (string)uid!)];

    private static void Add(JsonObject notes, string member, string uid)
    {
        if (Uids(notes, member).Contains(uid))
            return;

        notes.Fill(member, new JsonArray());
        notes[member]!.AsArray().Add(uid);
    }

    private static void Add(JsonObject status, string member, int more)
    {
        if (more > 0)
            status[member] = (status.Number(member) ?? 0) + more;
    }
}
