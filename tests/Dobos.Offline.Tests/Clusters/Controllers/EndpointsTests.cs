using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Tests.Clusters.Controllers;

public sealed class EndpointsTests : IDisposable
{
    private readonly ControlledCluster _cluster = new();

    public void Dispose() => _cluster.Dispose();

    [Test]
    public void A_slice_says_of_each_pod_whether_it_answers()
    {
        Begin(Manifests.Service);
        var pods = _cluster.Pods;
        _cluster.Node.Lingers = true;
        _cluster.Node.SetReady(pods[1], isReady: false);
        _cluster.Cluster.Delete(KindTable.Pod, "default", pods[0].Key.Name, new());
        _cluster.Pass(2);

        var slice = Slices.Single().Open();
        Assert.Multiple(() =>
        {
            Assert.That(slice.Part("metadata", "labels").Text("kubernetes.io/service-name"), Is.EqualTo("web"));
            Assert.That(slice.Text("addressType"), Is.EqualTo("IPv4"));
            Assert.That(slice["ports"]!.ToJsonString(), Is.EqualTo("""[{"name":"http","port":8080,"protocol":"TCP"}]"""));
            Assert.That(Said(slice, pods[0]), Is.EqualTo("""{"ready":false,"serving":true,"terminating":true}"""));
            Assert.That(Said(slice, pods[1]), Is.EqualTo("""{"ready":false,"serving":false,"terminating":false}"""));
            Assert.That(slice["metadata"]!["ownerReferences"]![0].Text("name"), Is.EqualTo("web"));
            Assert.That(Addresses("addresses"), Has.Count.EqualTo(_cluster.Pods.Count - 2));
            Assert.That(Addresses("notReadyAddresses"), Has.Count.EqualTo(1));
        });
    }

    [Test]
    public void A_pod_that_goes_leaves_after_a_second_and_not_before()
    {
        Begin(Manifests.Service);
        _cluster.Node.Lingers = true;
        var pod = _cluster.Pods[0];
        _cluster.Cluster.Delete(KindTable.Pod, "default", pod.Key.Name, new());
        _cluster.Pass(0.9);
        Assert.That(Addresses("addresses").Select(address => address!["targetRef"].Text("name")), Contains.Item(pod.Key.Name));
        _cluster.Pass(0.1);
        Assert.That(Addresses("addresses").Select(address => address!["targetRef"].Text("name")), Does.Not.Contain(pod.Key.Name));
    }

    [Test]
    public void A_service_may_want_its_pods_before_they_are_ready()
    {
        Begin(Manifests.Service.Replace("\"selector\"", "\"publishNotReadyAddresses\": true, \"selector\""));
        _cluster.Node.SetReady(_cluster.Pods[0], isReady: false);
        _cluster.Pass(1);
        Assert.That(Addresses("addresses"), Has.Count.EqualTo(3));
        Assert.That(Said(Slices.Single().Open(), _cluster.Pods[0]), Is.EqualTo("""{"ready":true,"serving":false,"terminating":false}"""));
    }

    [Test]
    public void A_headless_service_without_ports_has_addresses_all_the_same()
    {
        Begin("""{ "metadata": { "name": "web" }, "spec": { "clusterIP": "None", "selector": { "app": "web" } } }""");
        Assert.Multiple(() =>
        {
            Assert.That(Addresses("addresses"), Has.Count.EqualTo(3));
            Assert.That(Slices.Single().Labels, Contains.Key("service.kubernetes.io/headless"));
        });
    }

    [Test]
    public void Addresses_that_somebody_else_writes_are_left_alone()
    {
        _cluster.Create(KindTable.Service, """{ "metadata": { "name": "outside" }, "spec": { "ports": [ { "port": 80 } ] } }""");
        var ours = _cluster.Create(KindTable.Endpoints, """{ "metadata": { "name": "outside" }, "subsets": [ { "addresses": [ { "ip": "10.1.2.3" } ] } ] }""");
        _cluster.Pass(5);
        Assert.That(_cluster.Cluster.Find(KindTable.Endpoints, "default", "outside")!.Version, Is.EqualTo(ours.Version));
        Assert.That(Slices, Is.Empty);
    }

    [Test]
    public void A_port_by_name_is_that_of_each_pod()
    {
        Begin(Manifests.Service);
        _cluster.Create(KindTable.Pod, """{ "metadata": { "name": "other", "labels": { "app": "web", "x": "" } }, "spec": { "containers": [ { "name": "web", "image": "web:1", "ports": [ { "name": "http", "containerPort": 9090 } ] } ] } }""");
        _cluster.Create(KindTable.Pod, """{ "metadata": { "name": "none", "labels": { "app": "web" } }, "spec": { "containers": [ { "name": "web", "image": "web:1" } ] } }""");
        _cluster.Edit(KindTable.Deployment, "web", content => content["spec"]!["replicas"] = 1);
        _cluster.Pass(2);

        var ports = _cluster.Get(KindTable.Endpoints, "web")["subsets"]!.AsArray().Select(subset => (int)subset!["ports"]![0]!["port"]!);
        Assert.That(ports, Is.EqualTo((int[])[8080]).Or.EqualTo((int[])[8080, 9090]));
        Assert.That(_cluster.Get(KindTable.Endpoints, "web")["subsets"]!.ToJsonString(), Does.Not.Contain("\"none\""));
    }

    [Test]
    public void What_is_deleted_by_hand_comes_back_and_goes_with_its_service()
    {
        Begin(Manifests.Service);
        _cluster.Cluster.Delete(KindTable.Endpoints, "default", "web", new());
        _cluster.Cluster.Delete(KindTable.EndpointSlice, "default", Slices.Single().Key.Name, new());
        _cluster.Pass(1);
        Assert.That(Addresses("addresses"), Has.Count.EqualTo(3));
        Assert.That(Slices, Has.Count.EqualTo(1));

        _cluster.Cluster.Delete(KindTable.Service, "default", "web", new());
        _cluster.Pass(2);
        Assert.That(_cluster.List(KindTable.Endpoints), Is.Empty);
        Assert.That(Slices, Is.Empty);
    }

    private IReadOnlyList<Stored> Slices => _cluster.List(KindTable.EndpointSlice);

    private void Begin(string service)
    {
        _cluster.Create(KindTable.Service, service);
        _cluster.Create(KindTable.Deployment, Manifests.Deployment());
        _cluster.Pass(2);
        _cluster.Pass(2);
    }

    private IReadOnlyList<JsonNode?> Addresses(string member) => [.. _cluster.Get(KindTable.Endpoints, "web")["subsets"]![0]![member]?.AsArray() ?? []];

    private static string? Said(JsonObject slice, Stored pod) =>
        slice["endpoints"]!.AsArray().Single(endpoint => (string?)endpoint!["targetRef"]!["name"] == pod.Key.Name)!["conditions"]!.ToJsonString();
}
