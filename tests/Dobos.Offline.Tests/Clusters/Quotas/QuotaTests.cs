using Dobos.Offline.Clusters;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;
using Dobos.Offline.Tests.Clusters.Controllers;

namespace Dobos.Offline.Tests.Clusters.Quotas;

public sealed class QuotaTests : IDisposable
{
    private readonly ControlledCluster _cluster = new();

    public void Dispose() => _cluster.Dispose();

    [Test]
    public void A_pod_too_many_is_refused_in_the_words_of_Kubernetes()
    {
        Limit("""{ "pods": "2" }""");
        Pod("one");
        Pod("two");

        var refused = Assert.Throws<ClusterRefusedException>(() => Pod("three"));
        Assert.Multiple(() =>
        {
            Assert.That(refused.Code, Is.EqualTo(403));
            Assert.That(refused.Message, Is.EqualTo("pods \"three\" is forbidden: exceeded quota: small, requested: pods=1, used: pods=2, limited: pods=2"));
        });
    }

    [Test]
    public void A_pod_that_has_ended_takes_nothing()
    {
        Limit("""{ "pods": "1" }""");
        _cluster.Node.Finish(Pod("one"), succeeds: true);
        Assert.That(() => Pod("two"), Throws.Nothing);
    }

    [Test]
    public void What_is_limited_in_sum_must_be_said_by_each_container()
    {
        Limit("""{ "requests.cpu": "1", "limits.memory": "1Gi" }""");
        Assert.That(() => Pod("one"), Throws.TypeOf<ClusterRefusedException>().With.Message.EndsWith("failed quota: small: must specify limits.memory for: main; requests.cpu for: main"));
    }

    [Test]
    public void Requests_and_limits_are_added_up()
    {
        Limit("""{ "requests.cpu": "500m", "limits.memory": "1Gi" }""");
        Pod("one", """{ "requests": { "cpu": "300m" }, "limits": { "memory": "512Mi" } }""");
        Assert.That(() => Pod("two", """{ "requests": { "cpu": "0.3" }, "limits": { "memory": "1Gi" } }"""), Throws.TypeOf<ClusterRefusedException>().With.Message
            .EndsWith("exceeded quota: small, requested: limits.memory=1Gi,requests.cpu=300m, used: limits.memory=512Mi,requests.cpu=300m, limited: limits.memory=1Gi,requests.cpu=500m"));
    }

    [Test]
    public void Objects_are_counted_by_kind()
    {
        Limit("""{ "count/deployments.apps": "1", "services": "1", "configmaps": "0" }""");
        _cluster.Create(KindTable.Deployment, Manifests.Deployment());
        _cluster.Create(KindTable.Service, Manifests.Service);
        Assert.Multiple(() =>
        {
            Assert.That(() => _cluster.Create(KindTable.Deployment, Manifests.Deployment().Replace("\"web\"", "\"other\"")), Throws.TypeOf<ClusterRefusedException>().With.Message.Contains("requested: count/deployments.apps=1"));
            Assert.That(() => _cluster.Create(KindTable.ConfigMap, """{ "metadata": { "name": "one" } }"""), Throws.TypeOf<ClusterRefusedException>().With.Message.Contains("used: configmaps=0, limited: configmaps=0"));
        });
    }

    [Test]
    public void A_service_may_not_grow_past_it()
    {
        Limit("""{ "services.nodeports": "0" }""");
        _cluster.Create(KindTable.Service, Manifests.Service);
        Assert.That(() => _cluster.Edit(KindTable.Service, "web", content => content["spec"]!["type"] = "NodePort"), Throws.TypeOf<ClusterRefusedException>());
    }

    [Test]
    public void A_quota_of_scopes_is_about_their_pods_alone()
    {
        _cluster.Create(KindTable.ResourceQuota, """{ "metadata": { "name": "small" }, "spec": { "hard": { "pods": "0" }, "scopes": [ "Terminating" ] } }""");
        Assert.That(() => Pod("one"), Throws.Nothing);
    }

    [Test]
    public void What_is_taken_is_kept_up()
    {
        Limit("""{ "pods": "4", "requests.memory": "1Gi" }""");
        var pod = Pod("one", """{ "requests": { "memory": "64Mi" } }""");
        Pod("two", """{ "requests": { "memory": "64Mi" } }""");
        _cluster.Settle();
        Assert.That(Used, Is.EqualTo("""{"pods":"2","requests.memory":"128Mi"}"""));

        _cluster.Cluster.Delete(KindTable.Pod, "default", pod.Key.Name, new());
        _cluster.Settle();
        Assert.That(Used, Is.EqualTo("""{"pods":"1","requests.memory":"64Mi"}"""));
    }

    [Test]
    public void A_Deployment_over_quota_says_why_it_has_too_few_pods()
    {
        Limit("""{ "pods": "2" }""");
        _cluster.Create(KindTable.Deployment, Manifests.Deployment());
        _cluster.Settle();

        var deployment = _cluster.Get(KindTable.Deployment, "web");
        Assert.Multiple(() =>
        {
            Assert.That(_cluster.Pods, Has.Count.EqualTo(2));
            Assert.That(ControlledCluster.Condition(deployment, "ReplicaFailure"), Is.EqualTo("True FailedCreate"));
            Assert.That(_cluster.Events("FailedCreate"), Has.Some.Contains("exceeded quota: small, requested: pods=1, used: pods=2, limited: pods=2"));
        });

        _cluster.Edit(KindTable.ResourceQuota, "small", content => content["spec"]!["hard"]!["pods"] = "3");
        _cluster.Pass(60);
        Assert.That(ControlledCluster.Condition(_cluster.Get(KindTable.Deployment, "web"), "ReplicaFailure"), Is.Null);
        Assert.That(_cluster.Pods, Has.Count.EqualTo(3));
    }

    [Test]
    public void A_LimitRange_gives_what_is_not_said_and_says_so()
    {
        _cluster.Create(KindTable.LimitRange, """{ "metadata": { "name": "range" }, "spec": { "limits": [ { "type": "Container", "default": { "cpu": "500m" }, "defaultRequest": { "cpu": "100m" } } ] } }""");
        var pod = Pod("one").Open();
        Assert.Multiple(() =>
        {
            Assert.That(pod["spec"]!["containers"]![0]!["resources"]!.ToJsonString(), Is.EqualTo("""{"requests":{"cpu":"100m"},"limits":{"cpu":"500m"}}"""));
            Assert.That(pod.Part("metadata", "annotations").Text("kubernetes.io/limit-ranger"), Is.EqualTo("LimitRanger plugin set: cpu request for container main; cpu limit for container main"));
        });
    }

    [Test]
    public void A_LimitRange_refuses_what_is_past_its_bounds()
    {
        _cluster.Create(KindTable.LimitRange, """{ "metadata": { "name": "range" }, "spec": { "limits": [ { "type": "Container", "max": { "cpu": "1" } }, { "type": "Pod", "max": { "memory": "1Gi" } } ] } }""");
        Assert.That(() => Pod("one", """{ "limits": { "cpu": "2" } }"""), Throws.TypeOf<ClusterRefusedException>().With.Message
            .EqualTo("pods \"one\" is forbidden: [maximum cpu usage per Container is 1, but limit is 2, maximum memory usage per Pod is 1Gi.  No limit is specified]"));
    }

    private string Used => _cluster.Get(KindTable.ResourceQuota, "small")["status"]!["used"]!.ToJsonString();

    private void Limit(string hard) => _cluster.Create(KindTable.ResourceQuota, $$"""{ "metadata": { "name": "small" }, "spec": { "hard": {{hard}} } }""");

    private Stored Pod(string name, string resources = "{}") =>
        _cluster.Create(KindTable.Pod, $$"""{ "metadata": { "name": "{{name}}" }, "spec": { "containers": [ { "name": "main", "image": "main:1", "resources": {{resources}} } ] } }""");
}
