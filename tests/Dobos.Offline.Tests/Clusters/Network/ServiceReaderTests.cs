using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Network.Services;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Tests.Clusters.Network;

internal sealed class ServiceReaderTests
{
    [Test]
    public void What_is_not_ready_is_not_asked_and_what_says_nothing_is()
    {
        var services = new ServiceReader(
            new Dictionary<ObjectKey, JsonObject>
            {
                [new(KindTable.Service, "default", "web")] = Json.Object("""{ "spec": { "ports": [{ "port": 80 }] } }"""),
                [new(KindTable.EndpointSlice, "default", "web-1")] = Json.Object("""
                    {
                      "metadata": { "labels": { "kubernetes.io/service-name": "web" } },
                      "ports": [{ "port": 8080 }],
                      "endpoints": [
                        { "addresses": ["127.64.0.1"], "conditions": { "ready": true } },
                        { "addresses": ["127.64.0.2"], "conditions": { "ready": false, "terminating": true } },
                        { "addresses": ["127.64.0.3"] }
                      ]
                    }
                    """),
            },
            address => new(address.Address.ToString(), address.Port)).Read();

        Assert.That(services.Find("default", "web")!.Port(80)!.Endpoints.Select(endpoint => endpoint.Authority), Is.EqualTo((string[])["127.64.0.1:8080", "127.64.0.3:8080"]));
    }
}
