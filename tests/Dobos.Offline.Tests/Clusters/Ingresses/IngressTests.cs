using System.Net;
using System.Text;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Tests.Clusters.Network;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Tests.Clusters.Ingresses;

internal sealed class IngressTests
{
    private const string Host = "web.localhost";

    private ServedCluster _cluster = null!;

    [SetUp]
    public async Task StartAsync() => _cluster = await ServedCluster.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _cluster.DisposeAsync();

    [Test]
    public async Task A_host_leads_to_the_pods_of_its_service()
    {
        _cluster.Service("web", await _cluster.PodAsync("web-1"));
        _cluster.Ingress("web", Host, "web");

        Assert.That(await _cluster.EventuallyAsync(Host, "/", said => said == "web-1"), Is.EqualTo("web-1"));
    }

    [Test]
    public async Task A_host_that_has_no_rule_is_told_which_have()
    {
        _cluster.Ingress("web", Host, "web");
        await _cluster.EventuallyAsync("other.localhost", "/<b>", said => said.Contains(Host, StringComparison.Ordinal));

        using var answer = await _cluster.GetAsync("other.localhost", "/%3Cb%3E");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("for other.localhost/&lt;b&gt;;").And.Contain($"href=\"http://{Host}:{_cluster.Network.IngressAddress.Port}/\""));
    }

    [Test]
    public async Task A_service_without_a_ready_pod_is_unavailable()
    {
        _cluster.Service("web");
        _cluster.Ingress("web", Host, "web");

        Assert.That(await _cluster.EventuallyAsync(Host, "/", said => said.Contains("No pod that is ready", StringComparison.Ordinal)), Does.Contain("503").And.Contain("default/web:http"));
    }

    [Test]
    public async Task A_pod_that_takes_no_connection_is_a_bad_gateway_unless_another_does()
    {
        var (gone, here) = (await _cluster.PodAsync("gone"), await _cluster.PodAsync("here"));
        await gone.StopAsync();
        _cluster.Service("web", gone);
        _cluster.Ingress("web", Host, "web");
        await _cluster.EventuallyAsync(Host, "/", said => said.Contains("502", StringComparison.Ordinal));

        _cluster.Service("web", gone, here);
        await _cluster.EventuallyAsync(Host, "/", said => said == "here");
        for (var i = 0; i < 20; i++)
            Assert.That(await PostAsync("a body"), Is.EqualTo("here"));
    }

    [Test]
    public async Task A_pod_that_is_silent_for_too_long_is_a_gateway_timeout()
    {
        _cluster.Service("web", await _cluster.PodAsync("slow", context => Task.Delay(Timeout.Infinite, context.RequestAborted)));
        _cluster.Ingress("web", Host, "web", annotations: ("proxy-read-timeout", "1"));

        Assert.That(await _cluster.EventuallyAsync(Host, "/", said => said.Contains("504", StringComparison.Ordinal)), Does.Contain("within 1 s"));
    }

    [Test]
    public async Task A_service_hears_who_asked_and_for_what()
    {
        _cluster.Service("web", await _cluster.PodAsync("web-1", context => context.Response.WriteAsync(string.Join('\n', context.Request.Headers.Select(header => $"{header.Key}: {header.Value}")))));
        _cluster.Ingress("web", Host, "web");
        await _cluster.EventuallyAsync(Host, "/", said => said.Contains("Host:", StringComparison.Ordinal));

        using var answer = await _cluster.GetAsync(Host, "/", ("X-Forwarded-For", "1.2.3.4"), ("Connection", "X-Hop"), ("X-Hop", "1"), ("X-Request-ID", "mine"));
        var heard = (await answer.Content.ReadAsStringAsync()).Split('\n');

        Assert.That(heard, Does.Contain($"Host: {Host}").And.Contain("X-Forwarded-For: 127.0.0.1").And.Contain("X-Original-Forwarded-For: 1.2.3.4")
            .And.Contain("X-Forwarded-Proto: http").And.Contain($"X-Forwarded-Host: {Host}").And.Contain($"X-Forwarded-Port: {_cluster.Network.IngressAddress.Port}").And.Contain("X-Request-ID: mine"));
        Assert.That(heard, Has.None.StartsWith("X-Hop"));
    }

    [Test]
    public async Task The_path_and_the_query_arrive_as_they_were_sent()
    {
        _cluster.Service("web", await _cluster.PodAsync("web-1", context => context.Response.WriteAsync(context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget)));
        _cluster.Ingress("web", Host, "web");
        const string Target = "/a%2Fb/c;d?x=%20+%3D&&y";

        Assert.That(await _cluster.EventuallyAsync(Host, Target, said => said.StartsWith("/a", StringComparison.Ordinal)), Is.EqualTo(Target));
    }

    [TestCase("HEAD", 200, 5)]
    [TestCase("GET", 204, null)]
    [TestCase("GET", 304, null)]
    [TestCase("DELETE", 404, 0)]
    public async Task An_answer_without_a_body_is_passed_on_as_it_is(string method, int status, long? length)
    {
        _cluster.Service("web", await _cluster.PodAsync("web-1", context =>
        {
            (context.Response.StatusCode, context.Response.ContentLength) = context.Request.Method == method ? (status, length) : (200, 0);
            context.Response.Headers.ETag = "\"tag\"";
            return Task.CompletedTask;
        }));
        _cluster.Ingress("web", Host, "web");
        await Wait.UntilAsync(async () => !(await _cluster.TextAsync(Host)).Contains("No ", StringComparison.Ordinal));

        using HttpRequestMessage request = new(new(method), "/") { Headers = { Host = Host } };
        using var answer = await _cluster.Http.SendAsync(request);

        Assert.That(((int)answer.StatusCode, answer.Headers.ETag?.Tag), Is.EqualTo((status, "\"tag\"")));
        Assert.That(answer.Content.Headers.ContentLength, Is.EqualTo(length ?? 0));
    }

    [Test]
    public async Task An_ingress_says_where_it_is_served_and_one_of_another_class_is_left_alone()
    {
        _cluster.Ingress("web", Host, "web");
        _cluster.Create(KindTable.Ingress, "default", """{ "metadata": { "name": "theirs" }, "spec": { "ingressClassName": "traefik", "rules": [{ "host": "theirs.localhost", "http": { "paths": [{ "path": "/", "pathType": "Prefix", "backend": { "service": { "name": "web", "port": { "number": 80 } } } }] } }] } }""");

        await Wait.UntilAsync(() => _cluster.Cluster.Get(KindTable.Ingress, "default", "web").Open()["status"] is not null);
        var served = _cluster.Cluster.Get(KindTable.Ingress, "default", "web").Open()["status"]!["loadBalancer"]!["ingress"]![0]!;
        Assert.That((string?)served["ip"], Is.EqualTo("127.0.0.1"));
        Assert.That((int?)served["ports"]![0]!["port"], Is.EqualTo(_cluster.Network.IngressAddress.Port));
        Assert.That(_cluster.Cluster.Get(KindTable.Ingress, "default", "theirs").Open()["status"], Is.Null);
        Assert.That(await _cluster.TextAsync("theirs.localhost"), Does.Contain("No ingress"));
    }

    [Test]
    public async Task A_pod_that_left_its_service_gets_nothing_new_and_ends_what_it_began()
    {
        TaskCompletionSource begun = new(), may = new();
        var old = await _cluster.PodAsync("old", async context =>
        {
            begun.SetResult();
            await may.Task;
            await context.Response.WriteAsync("old");
        });
        _cluster.Service("web", old);
        _cluster.Ingress("web", Host, "web");
        await Wait.UntilAsync(() => _cluster.Network.Services.Endpoints("default", "web", 80).Count == 1);
        var first = _cluster.TextAsync(Host);
        await begun.Task;

        _cluster.Service("web", await _cluster.PodAsync("new"));
        await _cluster.EventuallyAsync(Host, "/", said => said == "new");
        var stopped = old.StopAsync();
        may.SetResult();

        Assert.That(await first, Is.EqualTo("old"));
        await stopped;
        Assert.That(old.Requests, Is.EqualTo(1));
    }

    private async Task<string> PostAsync(string body)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/") { Headers = { Host = Host }, Content = new StringContent(body, Encoding.UTF8) };
        using var answer = await _cluster.Http.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }
}
