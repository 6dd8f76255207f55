using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Ingresses;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Network.Services;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Tests.Clusters.Network;

internal sealed class MalformedTests
{
    [Test]
    public void A_service_that_cannot_be_read_leaves_the_others_served()
    {
        var services = new ServiceReader(
            Objects((KindTable.Service, "bad", """{ "spec": { "ports": [{ "port": "eighty" }] } }"""), (KindTable.Service, "good", """{ "spec": { "ports": [{ "port": 80 }] } }""")),
            address => new(address.Address.ToString(), address.Port)).Read();

        Assert.That(services.All.Select(service => service.Name), Is.EqualTo((string[])["good"]));
    }

    [Test]
    public void An_ingress_that_cannot_be_read_leaves_the_others_served()
    {
        const string Class = """{ "metadata": { "annotations": { "ingressclass.kubernetes.io/is-default-class": "true" } }, "spec": { "controller": "k8s.io/ingress-nginx" } }""";
        var rules = IngressReader.Read(Objects(
            (KindTable.IngressClass, "nginx", Class),
            (KindTable.Ingress, "bad", """{ "metadata": { "creationTimestamp": "2" }, "spec": { "defaultBackend": { "service": { "name": 1 } } } }"""),
            (KindTable.Ingress, "late", """{ "metadata": { "creationTimestamp": "3" }, "spec": { "defaultBackend": { "service": { "name": "late", "port": { "number": 80 } } } } }"""),
            (KindTable.Ingress, "old", """{ "metadata": { "creationTimestamp": "1" }, "spec": { "defaultBackend": { "service": { "name": "old", "port": { "number": 80 } } } } }""")));

        Assert.That(rules.Find("any", "/")?.Backend.Service, Is.EqualTo("old"));
    }

    private static Dictionary<ObjectKey, JsonObject> Objects(params (Kind Kind, string Name, string Json)[] all) =>
        all.ToDictionary(one => new ObjectKey(one.Kind, one.Kind.Namespaced ? "default" : "", one.Name), one => (JsonObject)JsonNode.Parse(one.Json)!);
}
