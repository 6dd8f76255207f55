using System.Text.Json.Nodes;
using Dobos.Offline.Clusters;
using Dobos.Offline.Clusters.Kinds;

namespace Dobos.Offline.Tests.Clusters.Network;

internal sealed class ServiceAddressesTests
{
    private DirectoryInfo _folder = null!;
    private Cluster _cluster = null!;

    [SetUp]
    public void Open()
    {
        _folder = Directory.CreateTempSubdirectory("dobos-cluster-");
        _cluster = Cluster.Open(_folder.FullName, TimeProvider.System);
    }

    [TearDown]
    public void Close()
    {
        _cluster.Dispose();
        _folder.Delete(recursive: true);
    }

    [Test]
    public void A_service_gets_an_address_and_keeps_it()
    {
        var spec = Create("web", """{ "ports": [{ "port": 80 }] }""");
        var edited = _cluster.Edit(KindTable.Service, "default", "web", service => { ((JsonObject)service["spec"]!).Remove("clusterIP"); ((JsonObject)service["spec"]!).Remove("clusterIPs"); return service; });

        Assert.That((string?)spec["clusterIP"], Does.StartWith("127.").And.EqualTo((string?)spec["clusterIPs"]![0]));
        Assert.That((string?)edited.Open()["spec"]!["clusterIP"], Is.EqualTo((string?)spec["clusterIP"]));
    }

    [TestCase("""{ "clusterIP": "None", "ports": [{ "port": 80 }] }""", "None")]
    [TestCase("""{ "type": "ExternalName", "externalName": "example.org" }""", null)]
    [TestCase("""{ "clusterIP": "127.200.0.9", "ports": [{ "port": 80 }] }""", "127.200.0.9")]
    public void A_service_may_say_which_address_it_has(string spec, string? address) => Assert.That((string?)Create("web", spec)["clusterIP"], Is.EqualTo(address));

    [TestCase("10.0.0.1", "does not match the current range")]
    [TestCase("127.200.0.9", "already allocated")]
    public void An_address_that_cannot_be_given_is_refused(string address, string why)
    {
        Create("first", """{ "clusterIP": "127.200.0.9", "ports": [{ "port": 80 }] }""");

        var refused = Assert.Throws<ClusterRefusedException>(() => Create("web", $$"""{ "clusterIP": "{{address}}", "ports": [{ "port": 80 }] }"""));

        Assert.That(refused.Code, Is.EqualTo(422));
        Assert.That(refused.Message, Does.Contain(why));
    }

    [Test]
    public void An_address_does_not_change()
    {
        Create("web", """{ "ports": [{ "port": 80 }] }""");

        var refused = Assert.Throws<ClusterRefusedException>(() => _cluster.Edit(KindTable.Service, "default", "web", service => { service["spec"]!["clusterIP"] = "127.200.0.9"; return service; }));

        Assert.That(refused.Message, Does.EndWith("may not change once set").And.Contain("127.200.0.9"));
    }

    [TestCase("NodePort")]
    [TestCase("LoadBalancer")]
    public void A_service_for_outside_gets_node_ports_and_keeps_them(string type)
    {
        var first = Create("web", $$"""{ "type": "{{type}}", "ports": [{ "name": "a", "port": 80 }, { "name": "b", "port": 81, "nodePort": 30123 }] }""");
        var second = _cluster.Edit(KindTable.Service, "default", "web", service => { foreach (var port in service["spec"]!["ports"]!.AsArray()) ((JsonObject)port!).Remove("nodePort"); return service; }).Open()["spec"]!;

        Assert.That((int)first["ports"]![0]!["nodePort"]!, Is.InRange(30000, 32767).And.Not.EqualTo(30123));
        Assert.That((int)first["ports"]![1]!["nodePort"]!, Is.EqualTo(30123));
        Assert.That(JsonNode.DeepEquals(first["ports"], second["ports"]), Is.True);
        Assert.Throws<ClusterRefusedException>(() => Create("other", """{ "type": "NodePort", "ports": [{ "port": 80, "nodePort": 30123 }] }"""));
    }

    private JsonNode Create(string name, string spec) => _cluster.Create(KindTable.Service, "default", new() { ["metadata"] = new JsonObject { ["name"] = name }, ["spec"] = JsonNode.Parse(spec) }).Open()["spec"]!;
}
