using System.Text.Json.Nodes;
using Dobos.Offline.Clusters;
using Dobos.Offline.Clusters.Kinds;

namespace Dobos.Offline.Tests.Clusters.Admissions;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ChecksTests : IDisposable
{
    private readonly OpenCluster _open = new();

    public void Dispose() => _open.Dispose();

    [Test]
    public void All_faults_are_told_at_once()
    {
        var deployment = Samples.Deployment();
        deployment["spec"]!["replicas"] = -1;
        deployment.At("spec.template.spec.containers.0")!["image"] = "";
        deployment.At("spec.template.metadata.labels")!["app"] = "other";
        Assert.That(Refused(KindTable.Deployment, deployment), Is.EqualTo(
            "Deployment.apps \"web\" is invalid: [spec.replicas: Invalid value: -1: must be greater than or equal to 0, "
            + "spec.template.metadata.labels: Invalid value: {\"app\":\"other\"}: `selector` does not match template `labels`, "
            + "spec.template.spec.containers[0].image: Required value]"));
    }

    [TestCase("""{"metadata":{"name":"Web"},"spec":{"ports":[{"port":80}]}}""", "metadata.name: Invalid value: \"Web\": a DNS-1035 label must consist")]
    [TestCase("""{"metadata":{"name":"web"},"spec":{}}""", "spec.ports: Required value")]
    [TestCase("""{"metadata":{"name":"web"},"spec":{"ports":[{"port":80},{"port":81}]}}""", "[spec.ports[0].name: Required value, spec.ports[1].name: Required value]")]
    [TestCase("""{"metadata":{"name":"web"},"spec":{"ports":[{"port":70000}]}}""", "spec.ports[0].port: Invalid value: 70000: must be between 1 and 65535, inclusive")]
    [TestCase("""{"metadata":{"name":"web"},"spec":{"type":"Fast","ports":[{"port":80}]}}""", "spec.type: Unsupported value: \"Fast\": supported values: \"ClusterIP\", \"ExternalName\", \"LoadBalancer\", \"NodePort\"")]
    [TestCase("""{"metadata":{"name":"web","labels":{"a b":"c"}},"spec":{"ports":[{"port":80}]}}""", "metadata.labels: Invalid value: \"a b\": name part must consist")]
    public void A_service_is_checked(string service, string fault) => Assert.That(Refused(KindTable.Service, Json.Object(service)), Does.Contain(fault));

    [TestCase("containers.0.imagePullPolicy", "\"Sometimes\"", "spec.containers[0].imagePullPolicy: Unsupported value: \"Sometimes\": supported values: \"Always\", \"IfNotPresent\", \"Never\"")]
    [TestCase("restartPolicy", "\"Sometimes\"", "spec.restartPolicy: Unsupported value: \"Sometimes\": supported values: \"Always\", \"Never\", \"OnFailure\"")]
    [TestCase("containers", "[]", "spec.containers: Required value")]
    [TestCase("containers", """[{"name":"a","image":"x"},{"name":"a","image":"x"}]""", "spec.containers[1].name: Duplicate value: \"a\"")]
    [TestCase("containers.0.ports", """[{"name":"http","containerPort":80},{"name":"http","containerPort":81}]""", "spec.containers[0].ports[1].name: Duplicate value: \"http\"")]
    [TestCase("containers.0.volumeMounts", """[{"name":"gone","mountPath":"/x"}]""", "spec.containers[0].volumeMounts[0].name: Not found: \"gone\"")]
    [TestCase("containers.0.resources", """{"limits":{"cpu":"1"},"requests":{"cpu":"1500m"}}""", "spec.containers[0].resources.requests: Invalid value: \"1500m\": must be less than or equal to cpu limit of 1")]
    [TestCase("containers.0.livenessProbe", "{}", "spec.containers[0].livenessProbe: Required value: must specify a handler type")]
    public void A_pod_is_checked(string place, string value, string fault)
    {
        var pod = Samples.Pod();
        var at = place.LastIndexOf('.');
        (at < 0 ? pod["spec"] : pod["spec"].At(place[..at]))![place[(at + 1)..]] = JsonNode.Parse(value);
        Assert.That(Refused(KindTable.Pod, pod), Is.EqualTo($"Pod \"web\" is invalid: {fault}"));
    }

    [Test]
    public void The_selector_of_a_Deployment_stays_as_it_is()
    {
        _open.Create(KindTable.Deployment, Samples.Deployment());
        Assert.That(Refused(KindTable.Deployment, "web", content =>
        {
            content.At("spec.selector.matchLabels")!["app"] = "b";
            content.At("spec.template.metadata.labels")!["app"] = "b";
        }), Is.EqualTo("Deployment.apps \"web\" is invalid: spec.selector: Invalid value: {\"matchLabels\":{\"app\":\"b\"}}: field is immutable"));
    }

    [Test]
    public void The_template_of_a_job_stays_as_it_is()
    {
        _open.Create(KindTable.Job, Samples.Job());
        Assert.That(Refused(KindTable.Job, "once", content => content.At("spec.template.spec.containers.0")!["image"] = "example/other:1"),
            Does.StartWith("Job.batch \"once\" is invalid: spec.template: Invalid value: ").And.EndsWith(": field is immutable"));
    }

    [Test]
    public void A_pod_may_get_another_image_and_nothing_else()
    {
        _open.Create(KindTable.Pod, Samples.Pod());
        _open.Edit(KindTable.Pod, "web", content => content.At("spec.containers.0")!["image"] = "example/web:2");
        Assert.That(Refused(KindTable.Pod, "web", content => content.At("spec.containers.0")!["command"] = Json.List("""["x"]""")),
            Does.StartWith("Pod \"web\" is invalid: spec: Forbidden: pod updates may not change fields other than"));
    }

    [TestCase("ConfigMap")]
    [TestCase("Secret")]
    public void What_is_immutable_stays_so(string name)
    {
        var kind = KindTable.OfName("v1", name)!;
        _open.Create(kind, Json.Object("""{"metadata":{"name":"c"},"data":{"a":"YQ=="},"immutable":true}"""));
        _open.Edit(kind, "c", content => content["metadata"]!["labels"] = Json.Object("""{"a":"b"}"""));
        Assert.That(Refused(kind, "c", content => content["data"]!["a"] = "Yg=="), Is.EqualTo($"{name} \"c\" is invalid: data: Forbidden: field is immutable when `immutable` is set"));
        Assert.That(Refused(kind, "c", content => content.Remove("immutable")), Is.EqualTo($"{name} \"c\" is invalid: immutable: Forbidden: field is immutable when `immutable` is set"));
    }

    [Test]
    public void A_Secret_keeps_its_type()
    {
        _open.Create(KindTable.Secret, Json.Object("""{"metadata":{"name":"s"}}"""));
        Assert.That(Refused(KindTable.Secret, "s", content => content["type"] = "other"), Is.EqualTo("Secret \"s\" is invalid: type: Invalid value: \"other\": field is immutable"));
    }

    [Test]
    public void Data_is_at_most_a_mebibyte()
    {
        JsonObject map = new() { ["metadata"] = Json.Object("""{"name":"big"}"""), ["data"] = new JsonObject { ["a"] = new string('x', 1 << 20) } };
        _open.Create(KindTable.ConfigMap, (JsonObject)map.DeepClone());
        map["metadata"]!["name"] = "bigger";
        map["data"]!["b"] = "x";
        Assert.That(Refused(KindTable.ConfigMap, map), Does.Contain("Too long: may not be more than 1048576 bytes"));
    }

    [TestCase("replicas", "\"3\"", "json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32")]
    [TestCase("template.spec.containers.0.env.0.value", "1", "json: cannot unmarshal number into Go struct field EnvVar.spec.template.spec.containers.env.value of type string")]
    [TestCase("template.spec.containers.0.image", "true", "json: cannot unmarshal bool into Go struct field Container.spec.template.spec.containers.image of type string")]
    [TestCase("selector", "[]", "json: cannot unmarshal array into Go struct field DeploymentSpec.spec.selector of type object")]
    [TestCase("template.spec.containers.0.resources", """{"limits":{"cpu":"much"}}""", "quantities must match the regular expression")]
    public void What_is_of_another_form_is_a_bad_request(string place, string value, string fault)
    {
        var deployment = Samples.Deployment();
        var at = place.LastIndexOf('.');
        (at < 0 ? deployment["spec"] : deployment["spec"].At(place[..at]))![place[(at + 1)..]] = JsonNode.Parse(value);
        var refused = Assert.Throws<ClusterRefusedException>(() => _open.Create(KindTable.Deployment, deployment))!;
        Assert.That((refused.Code, refused.Message), Is.EqualTo((400, refused.Message)));
        Assert.That(refused.Message, Does.StartWith("Deployment in version \"v1\" cannot be handled as a Deployment: ").And.Contains(fault));
    }

    [Test]
    public void No_random_damage_to_an_object_is_more_than_a_refusal()
    {
        Random random = new(20);
        for (var round = 0; round < 3_000; round++)
        {
            var (kind, content) = random.Next(4) switch
            {
                0 => (KindTable.Deployment, Samples.Deployment($"d{round}")),
                1 => (KindTable.Service, Samples.Service()),
                2 => (KindTable.Job, Samples.Job()),
                _ => (KindTable.Pod, Samples.Pod()),
            };
            content["metadata"]!["name"] = $"x{round}";
            Damage.Somewhere(content, random);
            if ((content["metadata"] as JsonObject)?["name"] is not JsonValue name || !name.TryGetValue<string>(out _))
                continue;
            try
            {
                _open.Create(kind, content);
            }
            catch (ClusterRefusedException)
            {
                // As it should be.
            }
        }
    }

    private string Refused(Kind kind, JsonObject content) => Refusal(() => _open.Create(kind, content));

    private string Refused(Kind kind, string name, Action<JsonObject> edit) => Refusal(() => _open.Edit(kind, name, edit));

    private static string Refusal(Action act)
    {
        var refused = Assert.Throws<ClusterRefusedException>(act)!;
        Assert.That(refused.Code, Is.EqualTo(422));
        return refused.Message;
    }
}
