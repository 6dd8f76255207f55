using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Controllers;
using Dobos.Offline.Clusters.Controllers.Deployments;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;
using static Dobos.Offline.Tests.Clusters.Controllers.ControlledCluster;

namespace Dobos.Offline.Tests.Clusters.Controllers;

public sealed class DeploymentTests : IDisposable
{
    private readonly ControlledCluster _cluster = new();

    public void Dispose() => _cluster.Dispose();

    [Test]
    public void The_first_ReplicaSet_carries_all_that_clients_look_for()
    {
        Deploy();

        var (deployment, set) = (Get(), _cluster.Sets.Single().Open());
        var hash = set.Part("metadata", "labels").Text("pod-template-hash");
        Assert.Multiple(() =>
        {
            Assert.That(hash, Is.Not.Null.And.Not.Empty);
            Assert.That(set.Part("metadata").Text("name"), Is.EqualTo($"web-{hash}"));
            Assert.That(set.Part("spec", "selector", "matchLabels").Text("pod-template-hash"), Is.EqualTo(hash));
            Assert.That(_cluster.Pods.Select(pod => pod.Labels["pod-template-hash"]), Is.All.EqualTo(hash));
            Assert.That(Owner.ControllerOf(set)!.Uid, Is.EqualTo(deployment.Part("metadata").Text("uid")));
            Assert.That(Annotations(set).Text(Annotation.Revision), Is.EqualTo("1"));
            Assert.That(Annotations(deployment).Text(Annotation.Revision), Is.EqualTo("1"));
            Assert.That(Annotations(set).Text(Annotation.Most), Is.EqualTo("4"));
            Assert.That(Templates.AreEqual(set.Part("spec", "template")!, deployment.Part("spec", "template")!));
            Assert.That(set.Part("status").Number("observedGeneration"), Is.EqualTo(set.Part("metadata").Number("generation")));
            Assert.That(deployment.Part("status").Number("observedGeneration"), Is.EqualTo(deployment.Part("metadata").Number("generation")));
            Assert.That(_cluster.Events("ScalingReplicaSet"), Is.EqualTo((string[])[$"Scaled up replica set web-{hash} from 0 to 3"]));
        });
    }

    [Test]
    public void An_update_replaces_all_pods_and_says_so()
    {
        Deploy();
        Update("web:2");

        var deployment = Get();
        Assert.Multiple(() =>
        {
            Assert.That(_cluster.Pods, Has.Count.EqualTo(3));
            Assert.That(_cluster.Pods.Select(Image), Is.All.EqualTo("web:2"));
            Assert.That(Annotations(deployment).Text(Annotation.Revision), Is.EqualTo("2"));
            Assert.That(Condition(deployment, "Progressing"), Is.EqualTo("True NewReplicaSetAvailable"));
            Assert.That(Conditions.Find(deployment.Part("status"), "Progressing").Text("message"), Is.EqualTo($"ReplicaSet \"{Latest.Key.Name}\" has successfully progressed."));
        });
    }

    [Test]
    public void A_template_that_comes_back_gets_its_old_ReplicaSet_and_the_next_revision()
    {
        Deploy();
        var first = Latest.Key.Name;
        Update("web:2");
        Update("web:1");

        Assert.Multiple(() =>
        {
            Assert.That(_cluster.Sets, Has.Count.EqualTo(2));
            Assert.That(Latest.Key.Name, Is.EqualTo(first));
            Assert.That(Annotations(Latest.Open()).Text(Annotation.Revision), Is.EqualTo("3"));
            Assert.That(Annotations(Latest.Open()).Text(Annotation.RevisionHistory), Is.EqualTo("1"));
            Assert.That(Annotations(Get()).Text(Annotation.Revision), Is.EqualTo("3"));
        });
    }

    [Test]
    public void The_cause_of_a_change_is_kept_with_its_revision()
    {
        Deploy();
        _cluster.Edit(KindTable.Deployment, "web", content =>
        {
            content["metadata"]!.AsObject().Make("annotations")!["kubernetes.io/change-cause"] = "for the feast";
            content["metadata"]!["annotations"]![Annotation.LastApplied] = "{}";
        });
        _cluster.Settle();

        Assert.That(Annotations(Latest.Open()).Text("kubernetes.io/change-cause"), Is.EqualTo("for the feast"));
        Assert.That(Annotations(Latest.Open()).Text(Annotation.LastApplied), Is.Null);
    }

    [Test]
    public void An_update_that_never_gets_ready_keeps_the_old_pods_and_is_late_in_the_end()
    {
        Deploy();
        _cluster.Edit(KindTable.Deployment, "web", content => content["spec"]!["progressDeadlineSeconds"] = 30);
        _cluster.Node.Readies = pod => Image(pod) != "web:bad";
        Update("web:bad");

        Assert.Multiple(() =>
        {
            Assert.That(_cluster.Pods.Count(pod => Image(pod) == "web:1"), Is.EqualTo(3));
            Assert.That(_cluster.Pods.Count(pod => Image(pod) == "web:bad"), Is.EqualTo(1));
            Assert.That(Condition(Get(), "Progressing"), Is.EqualTo("True ReplicaSetUpdated"));
        });

        _cluster.Pass(30);
        Assert.That(Condition(Get(), "Progressing"), Is.EqualTo("True ReplicaSetUpdated"));
        _cluster.Pass(1);
        Assert.Multiple(() =>
        {
            Assert.That(Condition(Get(), "Progressing"), Is.EqualTo("False ProgressDeadlineExceeded"));
            Assert.That(Condition(Get(), "Available"), Is.EqualTo("True MinimumReplicasAvailable"));
            Assert.That(Conditions.Find(Get().Part("status"), "Progressing").Text("message"), Is.EqualTo($"ReplicaSet \"{Latest.Key.Name}\" has timed out progressing."));
        });

        Update("web:1");
        Assert.That(Condition(Get(), "Progressing"), Is.EqualTo("True NewReplicaSetAvailable"));
    }

    [Test]
    public void Pods_count_as_available_when_they_were_ready_for_long_enough()
    {
        Deploy("\"minReadySeconds\": 10");
        Assert.That(Condition(Get(), "Available"), Is.EqualTo("False MinimumReplicasUnavailable"));

        _cluster.Pass(9);
        Assert.That(Get().Part("status").Number("availableReplicas"), Is.Null);
        _cluster.Pass(1);
        Assert.That(Get().Part("status").Number("availableReplicas"), Is.EqualTo(3));
    }

    [Test]
    public void One_that_recreates_waits_until_the_last_old_pod_is_gone()
    {
        Deploy("\"strategy\": { \"type\": \"Recreate\" }");
        _cluster.Node.Lingers = true;
        Update("web:2");
        Assert.That(_cluster.Pods.Select(Image), Is.EqualTo(Enumerable.Repeat("web:1", 3)));

        _cluster.Node.End(_cluster.Pods[0]);
        _cluster.Node.End(_cluster.Pods[0]);
        _cluster.Settle();
        Assert.That(_cluster.Pods, Has.Count.EqualTo(1), "one process of old still runs");

        _cluster.Node.End(_cluster.Pods[0]);
        _cluster.Settle();
        Assert.That(_cluster.Pods.Select(Image), Is.EqualTo((string[])["web:2", "web:2", "web:2"]));
    }

    [Test]
    public void One_that_is_paused_scales_and_does_not_roll()
    {
        Deploy();
        Pause(true);
        Update("web:2");
        _cluster.Edit(KindTable.Deployment, "web", content => content["spec"]!["replicas"] = 5);
        _cluster.Settle();
        Assert.Multiple(() =>
        {
            Assert.That(_cluster.Pods.Select(Image), Is.EqualTo(Enumerable.Repeat("web:1", 5)));
            Assert.That(Condition(Get(), "Progressing"), Is.EqualTo("Unknown DeploymentPaused"));
        });

        Pause(false);
        Assert.That(_cluster.Pods.Select(Image), Is.EqualTo(Enumerable.Repeat("web:2", 5)));
        Assert.That(Condition(Get(), "Progressing"), Is.EqualTo("True NewReplicaSetAvailable"));
    }

    [Test]
    public void No_more_old_revisions_are_kept_than_asked_for()
    {
        Deploy("\"revisionHistoryLimit\": 2");
        foreach (var image in new[] { "web:2", "web:3", "web:4", "web:5" })
            Update(image);

        Assert.That(_cluster.Sets.Select(set => Annotations(set.Open()).Text(Annotation.Revision)), Is.EquivalentTo((string[])["3", "4", "5"]));
    }

    [Test]
    public void A_ReplicaSet_that_nobody_has_is_adopted_and_one_that_no_longer_matches_is_let_go()
    {
        Deploy();
        var name = Latest.Key.Name;
        _cluster.Edit(KindTable.ReplicaSet, name, content => content["metadata"]!.AsObject().Remove("ownerReferences"));
        _cluster.Settle();
        Assert.That(Owner.ControllerOf(_cluster.Get(KindTable.ReplicaSet, name))!.Name, Is.EqualTo("web"));

        _cluster.Edit(KindTable.ReplicaSet, name, content => content["metadata"]!["labels"]!["app"] = "other");
        _cluster.Settle();
        Assert.That(Owner.ControllerOf(_cluster.Get(KindTable.ReplicaSet, name)), Is.Null);
    }

    [Test]
    public void A_name_that_is_taken_leads_to_another_hash()
    {
        var hash = Templates.Hash(DeploymentFacts.Of(Default()).Template, collisions: 0);
        _cluster.Create(KindTable.ReplicaSet, Manifests.Deployment(0, "other:1").Replace("\"name\": \"web\", \"labels\": { \"app\": \"web\" }", $"\"name\": \"web-{hash}\"").Replace("\"app\": \"web\"", "\"app\": \"other\""));
        Deploy();

        Assert.That(Get().Part("status").Number("collisionCount"), Is.EqualTo(1));
        Assert.That(_cluster.Pods, Has.Count.EqualTo(3));
    }

    [Test]
    public void What_is_restarted_by_an_annotation_gets_new_pods()
    {
        Deploy();
        var before = _cluster.Pods.Select(pod => pod.Key.Name).ToArray();
        _cluster.Edit(KindTable.Deployment, "web", content => content.Part("spec", "template", "metadata")!.Make("annotations")!["kubectl.kubernetes.io/restartedAt"] = "now");
        _cluster.Settle();
        Assert.That(_cluster.Pods.Select(pod => pod.Key.Name).Intersect(before), Is.Empty);
    }

    [Test]
    public void Nothing_is_written_any_more_when_all_is_done()
    {
        Deploy();
        _cluster.Pass(600);
        var version = _cluster.Cluster.Store.Version;
        _cluster.Restart();
        _cluster.Pass(600);
        Assert.That(_cluster.Cluster.Store.Version, Is.EqualTo(version));
    }

    private Stored Latest => _cluster.Sets.MaxBy(set => ReplicaSetFacts.Of(set).Revision)!;

    private void Deploy(string more = "")
    {
        _cluster.Create(KindTable.Deployment, Manifests.Deployment(more: more));
        _cluster.Settle();
    }

    private JsonObject Default()
    {
        var kept = _cluster.Create(KindTable.Deployment, Manifests.Deployment()).Open();
        _cluster.Cluster.Delete(KindTable.Deployment, "default", "web", new());
        return kept;
    }

    private void Update(string image)
    {
        _cluster.Edit(KindTable.Deployment, "web", content => content["spec"]!["template"]!["spec"]!["containers"]![0]!["image"] = image);
        _cluster.Settle();
    }

    private void Pause(bool isPaused)
    {
        _cluster.Edit(KindTable.Deployment, "web", content => content["spec"]!["paused"] = isPaused);
        _cluster.Settle();
    }

    private JsonObject Get() => _cluster.Get(KindTable.Deployment, "web");

    private static JsonObject? Annotations(JsonObject content) => content.Part("metadata", "annotations");

    private static string? Image(Stored pod) => (string?)pod.Open()["spec"]!["containers"]![0]!["image"];
}
