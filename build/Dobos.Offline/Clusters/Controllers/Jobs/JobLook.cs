using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers.Jobs;

/// <summary>One look at a Job that is there: its pods are counted, the next step decided and taken, and what came of it said in its status.</summary>
internal sealed class JobLook(Cluster cluster, Stored job)
{
    private const string Component = "job-controller";

    private DateTimeOffset Now => cluster.Clock.GetUtcNow();

    public DateTimeOffset? Look()
    {
        var facts = JobFacts.Of(job);
        if (job.IsGoing || facts.Ended is not null)
        {
            foreach (var pod in Pods().Where(JobPod.IsUncounted))
                JobPod.Release(cluster, pod);
            return job.IsGoing ? null : Expire(facts);
        }

        Tally(facts);
        return Act();
    }

    private IReadOnlyList<PodFacts> Pods() => PodFacts.All(Claims.Settle(cluster, job, Claims.SelectorOf(job), KindTable.Pod));

    private void Tally(JobFacts facts)
    {
        var pods = Pods();
        PodFacts[] ended = [.. pods.Where(pod => (pod.HasEnded || (pod.IsGoing && !facts.WaitsForGoing)) && JobPod.IsUncounted(pod))];
        var now = Now;
        Edit(status =>
        {
            if (!facts.IsSuspended)
                JobStatus.Begin(status, now);
            JobTally.Note(status, ended);
        });
        foreach (var pod in ended)
            JobPod.Release(cluster, pod);
        Edit(status => JobTally.Count(status, facts, pods));
    }

    private DateTimeOffset? Act()
    {
        var (facts, pods) = (JobFacts.Of(Again()), Pods());
        var decision = JobDecision.Of(facts, pods, Now);
        foreach (var pod in decision.Delete)
        {
            cluster.Delete(KindTable.Pod, job.Key.Namespace, pod.Name, new());
            Tell("Normal", "SuccessfulDelete", $"Deleted pod: {pod.Name}");
        }

        var failure = Create(facts, pods, decision.Create);
        Say(facts, decision.End);
        return failure is null ? decision.Again : throw failure;
    }

    private ClusterRefusedException? Create(JobFacts facts, IReadOnlyList<PodFacts> pods, int count)
    {
        var free = Enumerable.Range(0, facts.Completions ?? 0).Except(facts.CompletedIndexes).Except(pods.Where(pod => pod.IsActive).Select(Indexes.Of).OfType<int>()).Select(index => (int?)index);
        try
        {
            foreach (var index in facts.IsIndexed ? free.Take(count) : Enumerable.Repeat<int?>(null, count))
                Tell("Normal", "SuccessfulCreate", $"Created pod: {cluster.Create(KindTable.Pod, job.Key.Namespace, JobPod.Of(job, index)).Key.Name}");
            return null;
        }
        catch (ClusterRefusedException refused)
        {
            Tell("Warning", "FailedCreate", $"Error creating: {refused.Message}");
            return refused;
        }
    }

    private void Say(JobFacts facts, JobEnd? end)
    {
        var (now, pods, hasEnded) = (Now, Pods(), false);
        var wasSuspended = Conditions.Is(Again().Open()["status"] as JsonObject, "Suspended");
        Edit(status =>
        {
            JobStatus.CountRunning(status, pods);
            JobStatus.Suspend(status, facts.IsSuspended && end is null, now);
            hasEnded = end is not null && JobStatus.End(status, end, now);
        });
        if (end is null && facts.IsSuspended != wasSuspended)
            Tell("Normal", facts.IsSuspended ? "Suspended" : "Resumed", facts.IsSuspended ? "Job suspended" : "Job resumed");
        if (hasEnded)
            Tell(end!.Succeeds ? "Normal" : "Warning", end.Succeeds ? "Completed" : end.Reason, end.Succeeds ? "Job completed" : end.Message);
    }

    private DateTimeOffset? Expire(JobFacts facts)
    {
        var due = facts.Ended + facts.TimeToLive;
        if (due is null || due > Now)
            return due;

        cluster.Delete(job.Key.Kind, job.Key.Namespace, job.Key.Name, new() { Propagation = "Background", Uid = job.Uid });
        return null;
    }

    private Stored Again() => cluster.Get(job.Key.Kind, job.Key.Namespace, job.Key.Name);

    private void Tell(string type, string reason, string message) => EventRecorder.Record(cluster, job, type, reason, message, Component);

    private void Edit(Action<JsonObject> edit) => cluster.Edit(job.Key.Kind, job.Key.Namespace, job.Key.Name, content =>
    {
        if (content["status"] is not JsonObject status)
            content["status"] = status = [];
        edit(status);
        return content;
    }, new() { OfStatus = true });
}
