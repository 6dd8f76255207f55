using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Network;

namespace Dobos.Offline.Tests.Clusters.Network;

internal sealed class PodEnvironmentTests
{
    private ServedCluster _cluster = null!;

    [SetUp]
    public async Task StartAsync() => _cluster = await ServedCluster.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _cluster.DisposeAsync();

    [Test]
    public async Task A_pod_is_told_of_the_proxy_and_what_to_reach_without_it()
    {
        var environment = await EnvironmentAsync();

        Assert.That(environment["http_proxy"], Is.EqualTo(environment["HTTPS_PROXY"]).And.StartsWith("http://127.0.0.1:"));
        Assert.That(environment["no_proxy"].Split(','), Does.Contain("localhost").And.Contain("127.0.0.1").And.Contain("127.64.0.7"));
    }

    [Test]
    public async Task A_service_is_reached_at_the_address_of_its_variables()
    {
        _cluster.Service("my-cache", await _cluster.PodAsync("cache-1"));
        await Wait.UntilAsync(() => _cluster.Network.Services.Endpoints("default", "my-cache", 80).Count == 1);

        var environment = await EnvironmentAsync();

        var (host, port) = (environment["MY_CACHE_SERVICE_HOST"], int.Parse(environment["MY_CACHE_SERVICE_PORT"], null));
        Assert.That(environment["MY_CACHE_SERVICE_PORT_HTTP"], Is.EqualTo($"{port}"));
        Assert.That(environment["MY_CACHE_PORT"], Is.EqualTo($"tcp://{host}:{port}").And.EqualTo(environment["MY_CACHE_PORT_80_TCP"]));
        Assert.That(await AskAsync(host, port), Does.EndWith("cache-1"));
    }

    [Test]
    public async Task A_service_that_is_gone_is_no_longer_listened_for()
    {
        _cluster.Service("cache", await _cluster.PodAsync("cache-1"));
        await Wait.UntilAsync(() => _cluster.Network.Services.Endpoints("default", "cache", 80).Count == 1);
        var environment = await EnvironmentAsync();
        _cluster.Delete(KindTable.Service, "cache");

        await Wait.UntilAsync(async () =>
        {
            try
            {
                await AskAsync(environment["CACHE_SERVICE_HOST"], int.Parse(environment["CACHE_SERVICE_PORT"], null));
                return false;
            }
            catch (Exception e) when (e is SocketException or IOException)
            {
                return e is SocketException { SocketErrorCode: SocketError.ConnectionRefused };
            }
        });
    }

    [Test]
    public async Task A_pod_that_wants_no_service_links_gets_none()
    {
        _cluster.Service("cache");
        await Wait.UntilAsync(() => _cluster.Network.Services.Current.Find("default", "cache") is not null);

        Assert.That((await EnvironmentAsync(links: false)).Keys, Has.None.StartsWith("CACHE_"));
        Assert.That((await EnvironmentAsync()).Keys, Has.Some.StartsWith("CACHE_"));
    }

    [Test]
    public async Task A_balanced_service_is_reached_at_the_address_of_its_status()
    {
        _cluster.Create(KindTable.Service, "default", """{ "metadata": { "name": "shop" }, "spec": { "type": "LoadBalancer", "ports": [{ "name": "http", "port": 80 }] } }""");
        _cluster.Service("shop", await _cluster.PodAsync("shop-1"));
        await Wait.UntilAsync(() => _cluster.Network.Services.Endpoints("default", "shop", 80).Count == 1);

        JsonNode? served = null;
        await Wait.UntilAsync(() => (served = _cluster.Cluster.Get(KindTable.Service, "default", "shop").Open()["status"]?["loadBalancer"]?["ingress"]?[0]) is not null);

        Assert.That(await AskAsync((string)served!["ip"]!, (int)served["ports"]![0]!["port"]!), Does.EndWith("shop-1"));
    }

    [TestCase("""{ "status": { "podIP": "127.64.0.7" } }""", "127.64.0.7:8080")]
    [TestCase("""{ "status": { "podIP": "127.64.0.7" }, "metadata": { "annotations": { "dobos/ports": "80=127.0.0.1:1, 8080=127.0.0.1:54321" } } }""", "127.0.0.1:54321")]
    [TestCase("""{ "status": { } }""", null)]
    public void A_port_of_a_pod_is_at_its_address_or_where_it_was_put(string pod, string? address) =>
        Assert.That(PodAddress.Of((JsonObject)JsonNode.Parse(pod)!, 8080)?.ToString(), Is.EqualTo(address));

    private Task<IReadOnlyDictionary<string, string>> EnvironmentAsync(bool links = true) => _cluster.Network.EnvironmentOfAsync((JsonObject)JsonNode.Parse($$"""
        { "metadata": { "name": "pod", "namespace": "default" }, "spec": { "enableServiceLinks": {{(links ? "true" : "false")}} }, "status": { "podIP": "127.64.0.7" } }
        """)!);

    /// <summary>By bare TCP, ending our half first: the answer must come all the same.</summary>
    private static async Task<string> AskAsync(string host, int port)
    {
        using TcpClient client = new();
        await client.ConnectAsync(host, port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.0\r\n\r\n"));
        using StreamReader reader = new(stream);
        return await reader.ReadToEndAsync();
    }
}
