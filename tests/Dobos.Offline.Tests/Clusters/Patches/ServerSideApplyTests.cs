using System.Text.Json.Nodes;
using Dobos.Offline.Clusters;
using Dobos.Offline.Clusters.Admissions;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Patches;

namespace Dobos.Offline.Tests.Clusters.Patches;

internal sealed class ServerSideApplyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void Who_applies_owns_what_it_names_and_no_defaults()
    {
        var made = Filled(Apply(null, Samples.Deployment(), "helm"));
        Json.Same(made.At("metadata.managedFields"), """
            [{"manager":"helm","operation":"Apply","apiVersion":"apps/v1","time":"2026-11-20T12:00:00Z","fieldsType":"FieldsV1","fieldsV1":
              {"f:metadata":{"f:labels":{"f:app":{}}},"f:spec":{"f:replicas":{},"f:selector":{},"f:template":{"f:metadata":{"f:labels":{"f:app":{}}},
               "f:spec":{"f:containers":{"k:{\"name\":\"web\"}":{".":{},"f:name":{},"f:image":{},"f:env":{"k:{\"name\":\"VERSION\"}":{".":{},"f:name":{},"f:value":{}}},
                "f:ports":{"k:{\"containerPort\":8080,\"protocol\":\"TCP\"}":{".":{},"f:containerPort":{}}}}}}}}}}]
            """);
    }

    [Test]
    public void To_apply_the_same_again_changes_nothing()
    {
        var made = Filled(Apply(null, Samples.Deployment(), "helm"));
        Json.Same(Filled(ServerSideApply.Apply(made, Samples.Deployment(), KindTable.Deployment, "helm", force: false, Now.AddHours(1))), made.ToJsonString());
    }

    [Test]
    public void What_is_named_no_more_goes()
    {
        var made = Filled(Apply(null, Samples.Deployment(), "helm"));
        var next = Samples.Deployment();
        next.At("spec.template.spec.containers.0")!.AsObject().Remove("env");
        next.At("metadata")!.AsObject().Remove("labels");
        var then = Apply(made, next, "helm");
        Assert.That(then.At("spec.template.spec.containers.0.env"), Is.Null);
        Assert.That(then.At("metadata.labels"), Is.Null);
        Json.Same(then.At("metadata.name"), "\"web\"");
        Json.Same(then.At("spec.template.spec.containers.0.imagePullPolicy"), "\"IfNotPresent\"");
    }

    [Test]
    public void A_volume_of_another_sort_loses_all_of_its_former_sort()
    {
        var first = Samples.Deployment();
        first.At("spec.template.spec")!["volumes"] = Json.List("""[{"name":"v","configMap":{"name":"c"}}]""");
        var made = Filled(Apply(null, first, "helm"));
        var next = Samples.Deployment();
        next.At("spec.template.spec")!["volumes"] = Json.List("""[{"name":"v","secret":{"secretName":"s"}}]""");
        Json.Same(Apply(made, next, "helm").At("spec.template.spec.volumes"), """[{"name":"v","secret":{"secretName":"s"}}]""");
    }

    [Test]
    public void What_another_owns_too_stays()
    {
        var made = Apply(Apply(null, Samples.Deployment(), "helm"), Samples.Deployment(), "other");
        var next = Samples.Deployment();
        next["spec"]!.AsObject().Remove("replicas");
        var then = Apply(made, next, "helm");
        Json.Same(then.At("spec.replicas"), "2");

        var last = Apply(then, next, "other");
        Assert.That(last.At("spec.replicas"), Is.Null);
    }

    [Test]
    public void Another_value_is_a_conflict_with_its_owner()
    {
        var made = Apply(null, Samples.Deployment(), "helm");
        var other = Samples.Deployment();
        other["spec"]!["replicas"] = 3;
        var refused = Assert.Throws<ClusterRefusedException>(() => Apply(made, other, "kubectl"))!;
        Assert.That((refused.Code, refused.Reason, refused.Message), Is.EqualTo((409, "Conflict", "Apply failed with 1 conflict: conflict with \"helm\": .spec.replicas")));
        Assert.That(refused.Causes, Is.EqualTo(new[] { (".spec.replicas", "conflict with \"helm\"") }));
    }

    [Test]
    public void Conflicts_are_listed_by_their_owners()
    {
        var made = Track(null, Samples.Deployment(), "kubectl-client-side-apply");
        var other = Samples.Deployment();
        other["spec"]!["replicas"] = 3;
        other.At("spec.template.spec.containers.0")!["image"] = "example/web:2";
        Assert.That(Assert.Throws<ClusterRefusedException>(() => Apply(made, other, "helm"))!.Message, Is.EqualTo(
            "Apply failed with 2 conflicts: conflicts with \"kubectl-client-side-apply\" using apps/v1:\n- .spec.replicas\n- .spec.template.spec.containers[name=\"web\"].image"));
    }

    [Test]
    public void By_force_a_value_is_taken_over()
    {
        var other = Samples.Deployment();
        other["spec"]!["replicas"] = 3;
        var made = ServerSideApply.Apply(Apply(null, Samples.Deployment(), "helm"), other, KindTable.Deployment, "kubectl", force: true, Now);
        Json.Same(made.At("spec.replicas"), "3");
        Assert.That(Owned(made, "helm").At("f:spec.f:replicas"), Is.Null);
        Json.Same(Owned(made, "kubectl").At("f:spec.f:replicas"), "{}");
    }

    [Test]
    public void An_update_takes_over_what_it_changes()
    {
        var before = Apply(null, Samples.Deployment(), "helm");
        var now = (JsonObject)before.DeepClone();
        now["spec"]!["replicas"] = 5;
        now = Track(before, now, "kubectl", "scale");
        Assert.That(Owned(now, "helm").At("f:spec.f:replicas"), Is.Null);
        Json.Same(Owned(now, "kubectl"), """{"f:spec":{"f:replicas":{}}}""");
        Assert.That(Assert.Throws<ClusterRefusedException>(() => Apply(now, Samples.Deployment(), "helm"))!.Message,
            Is.EqualTo("Apply failed with 1 conflict: conflict with \"kubectl\" with subresource \"scale\" using apps/v1: .spec.replicas"));
    }

    [Test]
    public void Kubectl_takes_over_what_it_applied_by_itself()
    {
        var applied = Samples.Deployment();
        var live = Samples.Deployment();
        live["metadata"]!["annotations"] = new JsonObject { ["kubectl.kubernetes.io/last-applied-configuration"] = applied.ToJsonString() };
        live = Track(null, live, "kubectl-client-side-apply");
        applied["spec"]!["replicas"] = 3;
        Assert.Throws<ClusterRefusedException>(() => Apply(live, applied, "helm"));
        var now = Apply(live, applied, "kubectl");
        Json.Same(now.At("spec.replicas"), "3");
        Assert.That((string?)now.At("metadata.annotations")!["kubectl.kubernetes.io/last-applied-configuration"], Does.Contain("\"replicas\":3"));
    }

    [Test]
    public void Managed_fields_that_are_written_count()
    {
        var before = Track(null, Samples.Deployment(), "kubectl-client-side-apply");
        var now = (JsonObject)before.DeepClone();
        now.At("metadata.managedFields.0")!["manager"] = "kubectl";
        now.At("metadata.managedFields.0")!["operation"] = "Apply";
        now = Track(before, now, "kubectl");
        Assert.That(now.At("metadata.managedFields")!.AsArray(), Has.Count.EqualTo(1));

        var next = Samples.Deployment();
        next.At("spec.template.spec.containers.0")!.AsObject().Remove("env");
        Assert.That(Apply(now, next, "kubectl").At("spec.template.spec.containers.0.env"), Is.Null);
    }

    [Test]
    public void An_empty_list_forgets_all_owners()
    {
        var before = Apply(null, Samples.Deployment(), "helm");
        var now = (JsonObject)before.DeepClone();
        now["metadata"]!["managedFields"] = Json.List("[{}]");
        Assert.That(Track(before, now, "kubectl").At("metadata.managedFields"), Is.Null);
    }

    [TestCase("""{"metadata":{"name":"web","managedFields":[]}}""", "metadata.managedFields must be nil")]
    [TestCase("""{"spec":{"template":{"spec":{"containers":[{"image":"x"}]}}}}""", "element 0: associative list with keys has an element that omits key field \"name\"")]
    [TestCase("""{"spec":{"template":{"spec":{"containers":[{"name":"a"},{"name":"a"}]}}}}""", ".spec.template.spec.containers: duplicate entries for key [name=\"a\"]")]
    public void What_cannot_be_owned_is_a_bad_request(string applied, string fault)
    {
        var refused = Assert.Throws<ClusterRefusedException>(() => Apply(null, Json.Object(applied), "helm"))!;
        Assert.That((refused.Code, refused.Message.Contains(fault, StringComparison.Ordinal)), Is.EqualTo((400, true)), refused.Message);
    }

    [Test]
    public void Whatever_one_applies_last_is_there()
    {
        for (var seed = 0; seed < 1_000; seed++)
        {
            Random random = new(seed);
            JsonObject? live = null;
            var wanted = RandomPod.Make(random);
            for (var round = 0; round < 4; round++)
                live = Apply(live, wanted = RandomPod.Make(random), "helm", KindTable.Pod);
            live!["metadata"]!.AsObject().Remove("managedFields");
            Assert.That(JsonNode.DeepEquals(live, wanted), Is.True, $"seed {seed}\nwanted {wanted.ToJsonString()}\nis {live.ToJsonString()}");
        }
    }

    private static JsonObject Apply(JsonObject? live, JsonObject applied, string manager, Kind? kind = null) =>
        ServerSideApply.Apply(live, applied, kind ?? KindTable.Deployment, manager, force: false, Now);

    private static JsonObject Track(JsonObject? before, JsonObject now, string manager, string subresource = "")
    {
        FieldManagers.Track(KindTable.Deployment, before, now, manager, Now, subresource: subresource);
        return now;
    }

    private static JsonObject Filled(JsonObject content)
    {
        Defaults.Admit(null!, KindTable.Deployment, before: null, content);
        return content;
    }

    private static JsonNode? Owned(JsonObject content, string manager) => content.At("metadata.managedFields")!.AsArray().Single(entry => (string?)entry!["manager"] == manager)!["fieldsV1"];
}
