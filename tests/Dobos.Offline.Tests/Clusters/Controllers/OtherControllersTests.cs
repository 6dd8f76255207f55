using Dobos.Offline.Clusters.Controllers;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using static Dobos.Offline.Tests.Clusters.Controllers.ControlledCluster;

namespace Dobos.Offline.Tests.Clusters.Controllers;

public sealed class OtherControllersTests : IDisposable
{
    private readonly ControlledCluster _cluster = new();

    public void Dispose() => _cluster.Dispose();

    [Test]
    public void Each_namespace_has_an_account_that_comes_back()
    {
        _cluster.Settle();
        _cluster.Cluster.Delete(KindTable.ServiceAccount, "default", "default", new());
        _cluster.Settle();
        Assert.That(_cluster.Cluster.Store.List(KindTable.ServiceAccount).Items.Select(account => account.Key.Namespace), Is.EqualTo((string[])["default", "kube-system"]));
    }

    [TestCase("\"minAvailable\": 2", 2, 1, 3)]
    [TestCase("\"minAvailable\": \"50%\"", 2, 1, 3)]
    [TestCase("\"maxUnavailable\": 1", 2, 1, 3)]
    [TestCase("\"minAvailable\": 3", 3, 0, 3)]
    [TestCase("\"maxUnavailable\": \"100%\"", 0, 3, 3)]
    public void A_budget_says_how_many_pods_may_go(string spec, int desired, int allowed, int healthy)
    {
        _cluster.Create(KindTable.PodDisruptionBudget, $$"""{ "metadata": { "name": "web" }, "spec": { "selector": { "matchLabels": { "app": "web" } }, {{spec}} } }""");
        _cluster.Create(KindTable.Deployment, Manifests.Deployment());
        _cluster.Settle();

        var content = _cluster.Get(KindTable.PodDisruptionBudget, "web");
        var status = content.Part("status");
        Assert.Multiple(() =>
        {
            Assert.That(status.Number("desiredHealthy"), Is.EqualTo(desired));
            Assert.That(status.Number("disruptionsAllowed"), Is.EqualTo(allowed));
            Assert.That(status.Number("currentHealthy"), Is.EqualTo(healthy));
            Assert.That(status.Number("expectedPods"), Is.EqualTo(3));
            Assert.That(Condition(content, "DisruptionAllowed"), Is.EqualTo(allowed > 0 ? "True SufficientPods" : "False InsufficientPods"));
        });
    }

    [Test]
    public void An_autoscaler_keeps_what_there_is_and_says_why()
    {
        _cluster.Create(KindTable.Deployment, Manifests.Deployment());
        Autoscale(least: 1);
        _cluster.Settle();

        var scaler = _cluster.Get(KindTable.HorizontalPodAutoscaler, "web");
        Assert.Multiple(() =>
        {
            Assert.That(scaler.Part("status").Number("currentReplicas"), Is.EqualTo(3));
            Assert.That(scaler.Part("status").Number("desiredReplicas"), Is.EqualTo(3));
            Assert.That(Condition(scaler, "AbleToScale"), Is.EqualTo("True SucceededGetScale"));
            Assert.That(Condition(scaler, "ScalingActive"), Is.EqualTo("False FailedGetResourceMetric"));
            Assert.That(_cluster.Pods, Has.Count.EqualTo(3));
        });
    }

    [Test]
    public void An_autoscaler_brings_its_target_within_its_bounds()
    {
        _cluster.Create(KindTable.Deployment, Manifests.Deployment(replicas: 1));
        Autoscale(least: 2);
        _cluster.Settle();
        Assert.That(_cluster.Pods, Has.Count.EqualTo(2));
        Assert.That(_cluster.Events("SuccessfulRescale"), Is.EqualTo((string[])["New size: 2; reason: Current number of replicas below Spec.MinReplicas"]));
    }

    [Test]
    public void An_autoscaler_without_its_target_says_so()
    {
        Autoscale(least: 1);
        _cluster.Settle();
        Assert.That(Condition(_cluster.Get(KindTable.HorizontalPodAutoscaler, "web"), "AbleToScale"), Is.EqualTo("False FailedGetScale"));
    }

    [Test]
    public void What_does_not_run_here_says_so_once()
    {
        _cluster.Create(KindTable.StatefulSet, Manifests.Deployment());
        _cluster.Create(KindTable.DaemonSet, Manifests.Deployment());
        _cluster.Create(KindTable.CronJob, """{ "metadata": { "name": "nightly" }, "spec": { "schedule": "0 3 * * *", "jobTemplate": { "spec": { "template": { "spec": { "restartPolicy": "Never", "containers": [ { "name": "main", "image": "main:1" } ] } } } } } }""");
        _cluster.Settle();
        _cluster.Restart();
        _cluster.Settle();

        Assert.Multiple(() =>
        {
            Assert.That(_cluster.Events("NotRunHere"), Has.Count.EqualTo(3));
            Assert.That(_cluster.List(KindTable.Event).Select(one => (int)one.Open()["count"]!), Is.All.EqualTo(1));
            Assert.That(_cluster.Pods, Is.Empty);
            Assert.That(_cluster.Get(KindTable.StatefulSet, "web").Part("status").Number("observedGeneration"), Is.EqualTo(1));
        });
    }

    [Test]
    public void What_is_told_again_counts_up()
    {
        var about = _cluster.Create(KindTable.ConfigMap, """{ "metadata": { "name": "one" } }""");
        for (var times = 0; times < 3; times++)
            EventRecorder.Record(_cluster.Cluster, about, "Normal", "Told", "once more", "test");
        EventRecorder.Record(_cluster.Cluster, about, "Normal", "Told", "something else", "test");
        Assert.That(_cluster.List(KindTable.Event).Select(one => (int)one.Open()["count"]!), Is.EquivalentTo((int[])[3, 1]));
    }

    private void Autoscale(int least) => _cluster.Create(KindTable.HorizontalPodAutoscaler, $$"""
        { "metadata": { "name": "web" }, "spec": { "scaleTargetRef": { "apiVersion": "apps/v1", "kind": "Deployment", "name": "web" }, "minReplicas": {{least}}, "maxReplicas": 5 } }
        """);
}
