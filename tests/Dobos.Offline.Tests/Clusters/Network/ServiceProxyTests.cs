using System.Net;
using System.Net.WebSockets;
using System.Text;
using Dobos.Offline.Clusters.Kinds;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Dobos.Offline.Tests.Clusters.Network;

internal sealed class ServiceProxyTests
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

    [TestCase("web")]
    [TestCase("WEB")]
    [TestCase("web.default")]
    [TestCase("web.default.svc")]
    [TestCase("web.Default.svc.Cluster.Local")]
    [TestCase("web.default.svc.cluster.local.")]
    public async Task A_service_is_found_by_each_of_its_names(string host)
    {
        await ServeAsync("web", await _cluster.PodAsync("web-1", Echo));

        Assert.That(await _http.GetStringAsync($"http://{host}/path?query"), Is.EqualTo($"GET /path?query {host.ToLowerInvariant()}"));
    }

    [Test]
    public async Task A_short_name_means_the_service_of_the_callers_own_namespace()
    {
        _cluster.Namespace("other");
        await ServeAsync("web", await _cluster.PodAsync("ours"));
        _cluster.ServiceIn("other", "web", await _cluster.PodAsync("theirs", inNamespace: "other"));
        await Wait.UntilAsync(() => _cluster.Network.Services.Endpoints("other", "web", 80).Count == 1);
        using var other = await _cluster.PodHttpAsync("other");

        Assert.That(await _http.GetStringAsync("http://web/"), Is.EqualTo("ours"));
        Assert.That(await other.GetStringAsync("http://web/"), Is.EqualTo("theirs"));
        Assert.That(await _http.GetStringAsync("http://web.other/"), Is.EqualTo("theirs"));
    }

    [TestCase("http://wbe/", "wbe is no service of this cluster: namespace 'default' has web.")]
    [TestCase("http://web.nowhere.svc/", "web.nowhere.svc is no service of this cluster: namespace 'nowhere' has no services, for there is no such namespace.")]
    [TestCase("http://web:8080/", "Service default/web has no TCP port 8080: it has 80.")]
    public async Task A_name_that_is_no_service_is_told_so(string address, string sentence)
    {
        await ServeAsync("web", await _cluster.PodAsync("web-1"));

        using var answer = await _http.GetAsync(new Uri(address));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadGateway));
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo(sentence + "\n"));
    }

    [Test]
    public async Task A_host_outside_the_cluster_is_asked_as_by_any_proxy()
    {
        await using var outside = await StandInPod.StartAsync("outside", Echo);

        Assert.That(await _http.GetStringAsync($"http://{outside.Address}/path"), Is.EqualTo($"GET /path {outside.Address}"));
    }

    [Test]
    public async Task An_external_name_stands_for_another_host()
    {
        await using var outside = await StandInPod.StartAsync("outside");
        _cluster.Create(KindTable.Service, "default", """{ "metadata": { "name": "database" }, "spec": { "type": "ExternalName", "externalName": "127.0.0.1" } }""");
        await Wait.UntilAsync(() => _cluster.Network.Services.Current.Find("default", "database") is not null);

        Assert.That(await _http.GetStringAsync($"http://database:{outside.Address.Port}/"), Is.EqualTo("outside"));
    }

    [Test]
    public async Task Requests_are_spread_over_the_pods()
    {
        var (one, two) = (await _cluster.PodAsync("one"), await _cluster.PodAsync("two"));
        await ServeAsync("web", one, two);

        for (var i = 0; i < 10; i++)
            await _http.GetStringAsync("http://web/");

        Assert.That((one.Requests, two.Requests), Is.EqualTo((5, 5)));
    }

    [Test]
    public async Task A_large_body_goes_through_both_ways()
    {
        await ServeAsync("web", await _cluster.PodAsync("web-1", async context =>
        {
            using MemoryStream whole = new();
            await context.Request.Body.CopyToAsync(whole, context.RequestAborted);
            await context.Response.Body.WriteAsync(whole.GetBuffer().AsMemory(0, (int)whole.Length), context.RequestAborted);
        }));
        var body = new byte[48 << 20];
        new Random(1).NextBytes(body);

        using var answer = await _http.PostAsync("http://web/", new ByteArrayContent(body));

        Assert.That((await answer.Content.ReadAsByteArrayAsync()).AsSpan().SequenceEqual(body), Is.True);
    }

    [Test]
    public async Task Each_piece_of_an_answer_is_passed_on_as_it_comes()
    {
        TaskCompletionSource heard = new();
        await ServeAsync("web", await _cluster.PodAsync("web-1", async context =>
        {
            await context.Response.Body.WriteAsync("first"u8.ToArray());
            await heard.Task;
            await context.Response.Body.WriteAsync("last"u8.ToArray());
        }));

        using var answer = await _http.GetAsync("http://web/", HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await answer.Content.ReadAsStreamAsync();
        var piece = new byte[64];
        Assert.That(Encoding.ASCII.GetString(piece, 0, await stream.ReadAsync(piece)), Is.EqualTo("first"));
        heard.SetResult();
        Assert.That(Encoding.ASCII.GetString(piece, 0, await stream.ReadAsync(piece)), Is.EqualTo("last"));
    }

    [Test]
    public async Task A_caller_that_leaves_takes_its_request_from_the_pod()
    {
        TaskCompletionSource begun = new(), left = new();
        await ServeAsync("web", await _cluster.PodAsync("web-1", async context =>
        {
            begun.SetResult();
            await using var _ = context.RequestAborted.Register(left.SetResult);
            await left.Task;
        }));
        using CancellationTokenSource leave = new();

        var asked = _http.GetAsync("http://web/", leave.Token);
        await begun.Task;
        await leave.CancelAsync();

        Assert.That(async () => await asked, Throws.InstanceOf<OperationCanceledException>());
        await left.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Test]
    public async Task An_answer_that_breaks_off_breaks_off_for_the_caller()
    {
        await ServeAsync("web", await _cluster.PodAsync("web-1", async context =>
        {
            await context.Response.Body.WriteAsync("half"u8.ToArray());
            await context.Response.Body.FlushAsync();
            context.Abort();
        }));

        Assert.That(async () => await _http.GetStringAsync("http://web/"), Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task Grpc_is_refused_by_name()
    {
        await ServeAsync("web", await _cluster.PodAsync("web-1"));
        using ByteArrayContent content = new([]);
        content.Headers.ContentType = new("application/grpc");

        using var answer = await _http.PostAsync("http://web/greet.Greeter/Hello", content);

        Assert.That((int)answer.StatusCode, Is.EqualTo(502));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.StartWith("gRPC to web is not passed on"));
    }

    /// <summary>.NET asks a proxy for a tunnel when it opens a web socket.</summary>
    [TestCase("tunnel")]
    [TestCase("ingress")]
    public async Task A_web_socket_goes_through(string way)
    {
        await ServeAsync("web", await _cluster.PodAsync("web-1", EchoSocketAsync));
        _cluster.Ingress("web", "localhost", "web");
        using ClientWebSocket socket = new();
        if (way == "tunnel")
            socket.Options.Proxy = new WebProxy(await _cluster.Network.ProxyOfAsync("default"));
        else
            await Wait.UntilAsync(async () => !(await _cluster.TextAsync("localhost")).Contains("No ingress", StringComparison.Ordinal));

        await socket.ConnectAsync(way == "tunnel" ? new("ws://web/") : new($"ws://localhost:{_cluster.Network.IngressAddress.Port}/"), CancellationToken.None);
        await socket.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        var buffer = new byte[64];
        var received = await socket.ReceiveAsync(buffer, CancellationToken.None);

        Assert.That(Encoding.ASCII.GetString(buffer, 0, received.Count), Is.EqualTo("hello"));
    }

    [Test]
    public async Task A_tunnel_to_nowhere_is_refused_with_a_reason()
    {
        using ClientWebSocket socket = new();
        socket.Options.Proxy = new WebProxy(await _cluster.Network.ProxyOfAsync("default"));

        Assert.That(async () => await socket.ConnectAsync(new("ws://nothing/"), CancellationToken.None), Throws.InstanceOf<WebSocketException>().With.InnerException.Message.Contains("502"));
    }

    private async Task ServeAsync(string service, params StandInPod[] pods)
    {
        _cluster.Service(service, pods);
        await Wait.UntilAsync(() => _cluster.Network.Services.Endpoints("default", service, 80).Count == pods.Length);
    }

    private static Task Echo(HttpContext context) =>
        context.Response.WriteAsync($"{context.Request.Method} {context.Features.Get<IHttpRequestFeature>()!.RawTarget} {context.Request.Host}");

    /// <summary>The hand shake by hand: the server has no more of web sockets than this.</summary>
    private static async Task EchoSocketAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpUpgradeFeature>() is not { IsUpgradableRequest: true } upgrade)
            return;

#pragma warning disable CA5350 // It is no secret: the protocol asks for this very sum.
        var accept = System.Security.Cryptography.SHA1.HashData(Encoding.ASCII.GetBytes($"{context.Request.Headers.SecWebSocketKey}258EAFA5-E914-47DA-95CA-C5AB0DC85B11"));
#pragma warning restore CA5350
        context.Response.Headers.SecWebSocketAccept = Convert.ToBase64String(accept);
        context.Response.Headers.Upgrade = "websocket";
        using var socket = WebSocket.CreateFromStream(await upgrade.UpgradeAsync(), new WebSocketCreationOptions { IsServer = true });
        var buffer = new byte[64];
        var received = await socket.ReceiveAsync(buffer, context.RequestAborted);
        await socket.SendAsync(buffer.AsMemory(0, received.Count), WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
    }
}
