using Dobos.Offline.Clusters.Controllers;
using Dobos.Offline.Clusters.Controllers.ReplicaSets;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Tests.Clusters.Controllers;

public sealed class ReplicaSetTests : IDisposable
{
    private readonly ControlledCluster _cluster = new();

    public void Dispose() => _cluster.Dispose();

    [Test]
    public void A_pod_that_fails_or_goes_is_replaced()
    {
        Make();
        _cluster.Node.Finish(_cluster.Pods[0], succeeds: false);
        _cluster.Cluster.Delete(KindTable.Pod, "default", _cluster.Pods[1].Key.Name, new());
        _cluster.Settle();
        Assert.That(Active, Has.Length.EqualTo(3));
    }

    [Test]
    public void A_pod_that_nobody_has_is_adopted_and_one_too_many_goes()
    {
        Make();
        _cluster.Create(KindTable.Pod, """{ "metadata": { "name": "stray", "labels": { "app": "web" } }, "spec": { "containers": [ { "name": "web", "image": "web:1" } ] } }""");
        _cluster.Settle();
        Assert.That(Active, Has.Length.EqualTo(3));
        Assert.That(_cluster.Events("SuccessfulDelete"), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_pod_whose_label_is_taken_away_is_let_go_and_replaced()
    {
        Make();
        var name = _cluster.Pods[0].Key.Name;
        _cluster.Edit(KindTable.Pod, name, content => content["metadata"]!["labels"]!["app"] = "aside");
        _cluster.Settle();
        Assert.Multiple(() =>
        {
            Assert.That(Owner.ControllerOf(_cluster.Get(KindTable.Pod, name)), Is.Null);
            Assert.That(_cluster.Pods, Has.Count.EqualTo(4));
        });
    }

    [Test]
    public void The_status_counts_what_there_is()
    {
        Make();
        _cluster.Node.SetReady(_cluster.Pods[0], isReady: false);
        _cluster.Settle();
        Assert.That(_cluster.Get(KindTable.ReplicaSet, "web")["status"]!.ToJsonString(),
            Is.EqualTo("""{"replicas":3,"fullyLabeledReplicas":3,"readyReplicas":2,"availableReplicas":2,"observedGeneration":1}"""));
    }

    [Test]
    public void Nothing_is_made_twice_though_the_box_is_killed_after_each_step()
    {
        Make();
        _cluster.Edit(KindTable.ReplicaSet, "web", content => content["spec"]!["replicas"] = 9);
        for (var kills = 0; kills < 5; kills++)
        {
            _cluster.Restart();
            _cluster.Room.LookOnce();
        }

        _cluster.Settle();
        Assert.That(_cluster.Pods, Has.Count.EqualTo(9));
        Assert.That(_cluster.Events("SuccessfulDelete"), Is.Empty);
    }

    [Test]
    public void Those_that_would_be_missed_least_go_first()
    {
        Make(replicas: 6);
        var pods = _cluster.Pods;
        _cluster.Node.SetReady(pods[4], isReady: false);
        _cluster.Time.Advance(TimeSpan.FromSeconds(10));
        _cluster.Node.SetReady(pods[2], isReady: false);
        _cluster.Node.SetReady(pods[2], isReady: true);
        _cluster.Edit(KindTable.Pod, pods[5].Key.Name, content => content["metadata"]!.AsObject().Make("annotations")!["controller.kubernetes.io/pod-deletion-cost"] = "-5");
        var waiting = _cluster.Create(KindTable.Pod, """{ "metadata": { "name": "waiting" }, "spec": { "containers": [ { "name": "web", "image": "web:1" } ] } }""");

        var victims = Victims.Choose(PodFacts.All([.. _cluster.Pods]), 4).Select(pod => pod.Name);
        Assert.That(victims, Is.EqualTo((string[])[waiting.Key.Name, pods[4].Key.Name, pods[5].Key.Name, pods[2].Key.Name]));
    }

    private Stored[] Active => [.. _cluster.Pods.Where(pod => new PodFacts(pod).IsActive)];

    private void Make(int replicas = 3)
    {
        _cluster.Create(KindTable.ReplicaSet, Manifests.Deployment(replicas));
        _cluster.Settle();
    }
}
