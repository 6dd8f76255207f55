using Dobos.Offline.Clusters.Admissions;
using Dobos.Offline.Clusters.Kinds;

namespace Dobos.Offline.Tests.Clusters.Admissions;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class DefaultsTests : IDisposable
{
    private readonly OpenCluster _open = new();

    public void Dispose() => _open.Dispose();

    [Test]
    public void A_Deployment_rolls_a_quarter_at_a_time()
    {
        var spec = _open.Create(KindTable.Deployment, Samples.Deployment())["spec"];
        Json.Same(spec.At("strategy"), """{"type":"RollingUpdate","rollingUpdate":{"maxSurge":"25%","maxUnavailable":"25%"}}""");
        Json.Same(spec.At("revisionHistoryLimit"), "10");
        Json.Same(spec.At("progressDeadlineSeconds"), "600");
    }

    [Test]
    public void A_Deployment_that_recreates_has_no_rolling_update()
    {
        var deployment = Samples.Deployment();
        deployment["spec"]!["strategy"] = Json.Object("""{"type":"Recreate"}""");
        Json.Same(_open.Create(KindTable.Deployment, deployment).At("spec.strategy"), """{"type":"Recreate"}""");
    }

    [Test]
    public void A_container_says_what_its_author_left_open()
    {
        var deployment = Samples.Deployment();
        deployment.At("spec.template.spec.containers.0")!["readinessProbe"] = Json.Object("""{"httpGet":{"port":8080}}""");
        var pod = _open.Create(KindTable.Deployment, deployment).At("spec.template.spec");
        Json.Same(pod.At("containers.0"), """
            {"name":"web","image":"example/web:1","ports":[{"containerPort":8080,"protocol":"TCP"}],"env":[{"name":"VERSION","value":"a"}],
             "readinessProbe":{"httpGet":{"port":8080,"path":"/","scheme":"HTTP"},"timeoutSeconds":1,"periodSeconds":10,"successThreshold":1,"failureThreshold":3},
             "imagePullPolicy":"IfNotPresent","terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File","resources":{}}
            """);
        Json.Same(pod.At("restartPolicy"), "\"Always\"");
        Json.Same(pod.At("terminationGracePeriodSeconds"), "30");
        Json.Same(pod.At("securityContext"), "{}");
    }

    [TestCase("example/web", "Always")]
    [TestCase("example/web:latest", "Always")]
    [TestCase("localhost:5000/web", "Always")]
    [TestCase("localhost:5000/web:1", "IfNotPresent")]
    [TestCase("example/web:latest@sha256:0000", "IfNotPresent")]
    public void An_image_is_pulled_each_time_when_its_tag_may_move(string image, string policy) => Assert.That(ContainerDefaults.PullPolicy(image), Is.EqualTo(policy));

    [Test]
    public void A_request_is_the_limit_when_there_is_none()
    {
        var pod = Samples.Pod();
        pod.At("spec.containers.0")!["resources"] = Json.Object("""{"limits":{"cpu":"1","memory":"64Mi"},"requests":{"cpu":"10m"}}""");
        Json.Same(_open.Create(KindTable.Pod, pod).At("spec.containers.0.resources.requests"), """{"cpu":"10m","memory":"64Mi"}""");
    }

    [Test]
    public void A_service_sends_to_the_port_that_it_opens()
    {
        var service = Samples.Service();
        service.At("spec.ports.0")!.AsObject().Remove("targetPort");
        var spec = _open.Create(KindTable.Service, service)["spec"];
        Json.Same(spec.At("ports"), """[{"port":80,"protocol":"TCP","targetPort":80}]""");
        Json.Same(spec.At("type"), "\"ClusterIP\"");
        Json.Same(spec.At("sessionAffinity"), "\"None\"");
    }

    [Test]
    public void A_job_knows_its_pods_by_its_uid()
    {
        var job = _open.Create(KindTable.Job, Samples.Job());
        var uid = job.At("metadata.uid")!.ToJsonString();
        Json.Same(job.At("spec.selector"), $$$"""{"matchLabels":{"batch.kubernetes.io/controller-uid":{{{uid}}}}}""");
        Json.Same(job.At("spec.template.metadata.labels"), $$"""{"controller-uid":{{uid}},"job-name":"once","batch.kubernetes.io/controller-uid":{{uid}},"batch.kubernetes.io/job-name":"once"}""");
        Json.Same(job.At("spec.completions"), "1");
        Json.Same(job.At("spec.backoffLimit"), "0");
    }

    [Test]
    public void The_texts_of_a_Secret_are_kept_as_data()
    {
        var secret = _open.Create(KindTable.Secret, Json.Object("""{"metadata":{"name":"s"},"data":{"a":"YQ==","b":"Yg=="},"stringData":{"b":"changed"}}"""));
        Json.Same(secret["data"], """{"a":"YQ==","b":"Y2hhbmdlZA=="}""");
        Assert.That(secret.ContainsKey("stringData"), Is.False);
        Json.Same(secret["type"], "\"Opaque\"");
    }

    [Test]
    public void A_namespace_is_labelled_with_its_name_and_ends_by_its_finalizer()
    {
        var made = _open.Create(KindTable.Namespace, Json.Object("""{"metadata":{"name":"shop"}}"""));
        Json.Same(made.At("metadata.labels"), """{"kubernetes.io/metadata.name":"shop"}""");
        Json.Same(made["spec"], """{"finalizers":["kubernetes"]}""");
        Json.Same(made["status"], """{"phase":"Active"}""");

        _open.Cluster.Delete(KindTable.Namespace, "", "shop", new());
        _open.Edit(KindTable.Namespace, "shop", content => content["spec"] = Json.Object("{}"));
        Assert.That(_open.Cluster.Find(KindTable.Namespace, "", "shop"), Is.Null);
    }

    [Test]
    public void What_is_filled_in_once_is_no_change_the_next_time()
    {
        foreach (var (kind, content) in new[] { (KindTable.Deployment, Samples.Deployment()), (KindTable.Pod, Samples.Pod()), (KindTable.Service, Samples.Service()), (KindTable.Job, Samples.Job()) })
        {
            var first = _open.Create(kind, content);
            var second = _open.Edit(kind, (string)first.At("metadata.name")!, _ => { });
            Assert.That(second.ToJsonString(), Is.EqualTo(first.ToJsonString()));
        }
    }
}
