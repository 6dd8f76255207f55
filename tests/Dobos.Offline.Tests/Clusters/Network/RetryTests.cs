using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Network.Forwarding;

namespace Dobos.Offline.Tests.Clusters.Network;

internal sealed class RetryTests
{
    private ServedCluster _cluster = null!;
    private HttpClient _http = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _cluster = await ServedCluster.StartAsync();
        _http = await _cluster.PodHttpAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        _http.Dispose();
        await _cluster.DisposeAsync();
    }

    [TestCase(nameof(Outcome.Unreachable), "POST", true, true)]
    [TestCase(nameof(Outcome.Unreachable), "POST", false, false)]
    [TestCase(nameof(Outcome.Lost), "GET", true, true)]
    [TestCase(nameof(Outcome.Lost), "PUT", true, true)]
    [TestCase(nameof(Outcome.Lost), "PUT", false, false)]
    [TestCase(nameof(Outcome.Lost), "POST", true, false)]
    [TestCase(nameof(Outcome.TimedOut), "DELETE", true, true)]
    [TestCase(nameof(Outcome.TimedOut), "PATCH", true, false)]
    [TestCase(nameof(Outcome.Answered), "GET", true, false)]
    [TestCase(nameof(Outcome.NoEndpoint), "GET", true, false)]
    public void Only_what_does_the_same_twice_or_was_not_sent_is_sent_again(string outcome, string method, bool canRepeat, bool isRight) =>
        Assert.That(NextTry.IsRight(Enum.Parse<Outcome>(outcome), method, canRepeat), Is.EqualTo(isRight));

    [TestCase("GET")]
    [TestCase("PUT")]
    [TestCase("POST")]
    public async Task A_connection_that_a_server_closes_between_two_requests_loses_none(string method)
    {
        await using FickleServer server = new(answers: 1);
        await ServeAsync(server);

        for (var i = 0; i < 50; i++)
            Assert.That(await AskAsync(method), Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("GET", true)]
    [TestCase("POST", false)]
    public async Task A_server_that_hears_a_request_and_hangs_up_is_asked_again_only_where_that_does_no_harm(string method, bool again)
    {
        await using FickleServer server = new(answers: 0);
        await ServeAsync(server);

        Assert.That(await AskAsync(method), Is.EqualTo(HttpStatusCode.BadGateway));
        Assert.That(server.Closed, again ? Is.GreaterThan(1) : Is.EqualTo(1));
    }

    private async Task<HttpStatusCode> AskAsync(string method)
    {
        using HttpRequestMessage request = new(new(method), "http://web/") { Content = method == "GET" ? null : new StringContent("a body", Encoding.UTF8) };
        using var answer = await _http.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task ServeAsync(FickleServer server)
    {
        _cluster.Service("web");
        _cluster.Cluster.Edit(KindTable.EndpointSlice, "default", "web", slice =>
        {
            slice["ports"]![0]!["port"] = server.Address.Port;
            slice["endpoints"] = new JsonArray(new JsonObject { ["addresses"] = new JsonArray("127.0.0.1") });
            return slice;
        });
        await Wait.UntilAsync(() => _cluster.Network.Services.Endpoints("default", "web", 80).Count == 1);
    }
}
