using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Controllers.Jobs;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;
using static Dobos.Offline.Tests.Clusters.Controllers.ControlledCluster;

namespace Dobos.Offline.Tests.Clusters.Controllers;

public sealed class JobTests : IDisposable
{
    private readonly ControlledCluster _cluster = new();

    public void Dispose() => _cluster.Dispose();

    [Test]
    public void A_Job_whose_pod_succeeds_is_complete()
    {
        Make();
        var pod = _cluster.Pods.Single();
        Assert.Multiple(() =>
        {
            Assert.That(pod.Labels["job-name"], Is.EqualTo("once"));
            Assert.That(pod.Labels["batch.kubernetes.io/job-name"], Is.EqualTo("once"));
            Assert.That(pod.Labels["batch.kubernetes.io/controller-uid"], Is.EqualTo(Get().Part("metadata").Text("uid")));
            Assert.That(Status.Number("active"), Is.EqualTo(1));
            Assert.That(Status.Number("ready"), Is.EqualTo(1));
            Assert.That(Status.Text("startTime"), Is.Not.Null);
        });

        Finish(pod, succeeds: true);
        Assert.Multiple(() =>
        {
            Assert.That(Condition(Get(), "SuccessCriteriaMet"), Is.EqualTo("True CompletionsReached"));
            Assert.That(Condition(Get(), "Complete"), Is.EqualTo("True CompletionsReached"));
            Assert.That(Status.Number("succeeded"), Is.EqualTo(1));
            Assert.That(Status.Number("active"), Is.Null);
            Assert.That(Status.Text("completionTime"), Is.Not.Null);
            Assert.That(_cluster.Events("SuccessfulCreate"), Is.EqualTo((string[])[$"Created pod: {pod.Key.Name}"]));
            Assert.That(_cluster.Events("Completed"), Is.EqualTo((string[])["Job completed"]));
            Assert.That(_cluster.Pods.Single().Open()["metadata"]!["finalizers"], Is.Null);
        });
    }

    [Test]
    public void A_pod_that_fails_is_followed_by_another_after_a_pause_that_grows()
    {
        Make("\"backoffLimit\": 2");
        Finish(_cluster.Pods.Single(), succeeds: false);
        _cluster.Pass(9);
        Assert.That(_cluster.Pods, Has.Count.EqualTo(1));
        _cluster.Pass(1);
        Assert.That(_cluster.Pods, Has.Count.EqualTo(2));

        Finish(Running.Single(), succeeds: false);
        _cluster.Pass(19);
        Assert.That(_cluster.Pods, Has.Count.EqualTo(2));
        _cluster.Pass(1);
        Assert.That(_cluster.Pods, Has.Count.EqualTo(3));

        Finish(Running.Single(), succeeds: false);
        Assert.Multiple(() =>
        {
            Assert.That(Condition(Get(), "FailureTarget"), Is.EqualTo("True BackoffLimitExceeded"));
            Assert.That(Condition(Get(), "Failed"), Is.EqualTo("True BackoffLimitExceeded"));
            Assert.That(Status.Number("failed"), Is.EqualTo(3));
            Assert.That(_cluster.Events("BackoffLimitExceeded"), Is.EqualTo((string[])["Job has reached the specified backoff limit"]));
        });
    }

    [Test]
    public void A_container_that_is_started_again_in_its_pod_counts_too()
    {
        Make("\"backoffLimit\": 1", restartPolicy: "OnFailure");
        _cluster.Node.Say(_cluster.Pods.Single(), status => status["containerStatuses"] = ControlledCluster.Json("""{ "all": [ { "name": "main", "restartCount": 1 } ] }""")["all"]!.DeepClone());
        _cluster.Settle();
        Assert.That(Condition(Get(), "Failed"), Is.EqualTo("True BackoffLimitExceeded"));
        Assert.That(_cluster.Pods, Is.Empty);
    }

    [Test]
    public void One_that_takes_too_long_has_failed_once_its_pods_are_gone()
    {
        _cluster.Node.Lingers = true;
        Make("\"activeDeadlineSeconds\": 60");
        _cluster.Pass(60);
        Assert.That(Condition(Get(), "FailureTarget"), Is.EqualTo("True DeadlineExceeded"));
        Assert.That(Condition(Get(), "Failed"), Is.Null, "its pod still runs");

        _cluster.Node.Lingers = false;
        _cluster.Settle();
        Assert.That(Condition(Get(), "Failed"), Is.EqualTo("True DeadlineExceeded"));
    }

    [Test]
    public void As_many_run_at_a_time_as_may_until_enough_have_succeeded()
    {
        Make("\"completions\": 5, \"parallelism\": 2");
        for (var done = 0; done < 5; done++)
        {
            Assert.That(Running, Has.Length.EqualTo(Math.Min(2, 5 - done)));
            Finish(Running[0], succeeds: true);
        }

        Assert.That(Condition(Get(), "Complete"), Is.EqualTo("True CompletionsReached"));
        Assert.That(Status.Number("succeeded"), Is.EqualTo(5));
    }

    [Test]
    public void One_that_is_done_goes_when_its_time_is_over()
    {
        Make("\"ttlSecondsAfterFinished\": 100");
        Finish(_cluster.Pods.Single(), succeeds: true);
        _cluster.Pass(99);
        Assert.That(_cluster.List(KindTable.Job), Has.Count.EqualTo(1));
        _cluster.Pass(1);
        Assert.That(_cluster.List(KindTable.Job), Is.Empty);
    }

    [Test]
    public void One_that_is_suspended_has_no_pods_until_it_goes_on()
    {
        Make("\"suspend\": true");
        Assert.That(_cluster.Pods, Is.Empty);
        Assert.That(Condition(Get(), "Suspended"), Is.EqualTo("True JobSuspended"));

        _cluster.Edit(KindTable.Job, "once", content => content["spec"]!["suspend"] = false);
        _cluster.Settle();
        Assert.That(Running, Has.Length.EqualTo(1));
        Assert.That(Condition(Get(), "Suspended"), Is.EqualTo("False JobResumed"));
        Assert.That(_cluster.Events("Resumed"), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_pod_that_was_deleted_before_it_was_counted_is_counted()
    {
        Make();
        var pod = _cluster.Pods.Single();
        _cluster.Node.Finish(pod, succeeds: true);
        _cluster.Cluster.Delete(KindTable.Pod, "default", pod.Key.Name, new());
        _cluster.Settle();
        Assert.That(Condition(Get(), "Complete"), Is.EqualTo("True CompletionsReached"));
        Assert.That(_cluster.Pods, Is.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_pod_is_counted_once_though_the_box_was_killed_in_the_middle_of_it(bool isReleased)
    {
        Make();
        var pod = _cluster.Pods.Single();
        _cluster.Node.Finish(pod, succeeds: false);
        _cluster.Cluster.Edit(KindTable.Job, "default", "once", content =>
        {
            content["status"]!["uncountedTerminatedPods"] = new JsonObject { ["failed"] = new JsonArray(pod.Uid) };
            return content;
        }, new() { OfStatus = true });
        if (isReleased)
            _cluster.Edit(KindTable.Pod, pod.Key.Name, content => content["metadata"]!.AsObject().Remove("finalizers"));

        _cluster.Restart();
        _cluster.Settle();
        Assert.That(Status.Number("failed"), Is.EqualTo(1));
        Assert.That(Status!["uncountedTerminatedPods"]!.ToJsonString(), Is.EqualTo("{}"));
    }

    [Test]
    public void Pods_of_a_Job_that_is_gone_are_let_go()
    {
        Make();
        _cluster.Cluster.Delete(KindTable.Job, "default", "once", new());
        _cluster.Settle();
        Assert.That(_cluster.Pods.Single().Open()["metadata"]!["finalizers"], Is.Null);
    }

    [Test]
    public void The_pods_of_an_indexed_one_know_their_numbers()
    {
        Make("\"completions\": 3, \"parallelism\": 3, \"completionMode\": \"Indexed\"");
        Finish(Running.Single(pod => pod.Labels[Indexes.Name] == "1"), succeeds: true);
        Assert.That(Status.Text("completedIndexes"), Is.EqualTo("1"));

        Finish(Running.Single(pod => pod.Labels[Indexes.Name] == "0"), succeeds: false);
        _cluster.Pass(10);
        Assert.That(Running.Select(pod => pod.Labels[Indexes.Name]), Is.EquivalentTo((string[])["0", "2"]));
        foreach (var pod in Running)
            Finish(pod, succeeds: true);
        Assert.That(Status.Text("completedIndexes"), Is.EqualTo("0-2"));
        Assert.That(Condition(Get(), "Complete"), Is.EqualTo("True CompletionsReached"));
    }

    [TestCase("0-2,5", "0-2,5")]
    [TestCase("0,1,3,4,5", "0,1,3-5")]
    [TestCase("", "")]
    public void Numbers_are_listed_as_Kubernetes_lists_them(string read, string written) => Assert.That(Indexes.Write(Indexes.Parse(read)), Is.EqualTo(written));

    private Stored[] Running => [.. _cluster.Pods.Where(pod => (string?)pod.Open()["status"]?["phase"] == "Running" && !pod.IsGoing)];

    private JsonObject? Status => Get().Part("status");

    private void Make(string more = "\"backoffLimit\": 6", string restartPolicy = "Never")
    {
        _cluster.Create(KindTable.Job, $$"""
            {
              "metadata": { "name": "once" },
              "spec": { {{more}}, "template": { "spec": { "restartPolicy": "{{restartPolicy}}", "containers": [ { "name": "main", "image": "once:1" } ] } } }
            }
            """);
        _cluster.Settle();
    }

    private void Finish(Stored pod, bool succeeds)
    {
        _cluster.Node.Finish(pod, succeeds);
        _cluster.Settle();
    }

    private JsonObject Get() => _cluster.Get(KindTable.Job, "once");
}
