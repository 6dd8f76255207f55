using System.Net;
using System.Text.Json;
using Calc.Frontend.Tests.Fakes;
using Calc.Testing;

namespace Calc.Frontend.Tests;

public sealed class ReadinessTests
{
    [TestCase(true, true, 200, "ready", "ready", "ready")]
    [TestCase(true, false, 200, "degraded", "ready", "degraded")]
    [TestCase(false, true, 503, "down", "down", "ready")]
    [TestCase(false, false, 503, "down", "down", "degraded")]
    public async Task It_tells_the_truth_about_backend_and_redis(
        bool backendUp, bool redisUp, int expected, string whole, string ofBackend, string ofRedis)
    {
        using var backend = new FakeBackend { Answer = (_, _) => backendUp ? FakeBackend.Json(HttpStatusCode.OK, "{}") : FakeBackend.Unreachable() };
        await using var redis = new FakeRedis { Password = "secret" };
        await using var host = new FrontendHost(backend, redis.Settings);
        if (!redisUp)
            await redis.StopAsync();

        var (status, report) = await host.CreateClient().GetJsonAsync("/readyz");

        Assert.That(status, Is.EqualTo(expected));
        Assert.That(report.GetProperty("status").GetString(), Is.EqualTo(whole));
        Assert.That(StateOf(report, "backend"), Is.EqualTo(ofBackend));
        Assert.That(StateOf(report, "redis"), Is.EqualTo(ofRedis));
    }

    [Test]
    public async Task Without_a_redis_configured_it_is_ready_but_degraded()
    {
        using var backend = new FakeBackend();
        await using var host = new FrontendHost(backend, ("REDIS_HOST", ""));

        var (status, report) = await host.CreateClient().GetJsonAsync("/readyz");

        Assert.That(status, Is.EqualTo(200));
        Assert.That(StateOf(report, "redis"), Is.EqualTo("degraded"));
        Assert.That(Entry(report, "redis").GetProperty("reason").GetString(), Is.EqualTo("is not configured"));
    }

    [Test]
    public async Task A_backend_that_hangs_is_down()
    {
        using var backend = new FakeBackend { Answer = (_, cancellation) => FakeBackend.Hangs(cancellation) };
        await using var host = new FrontendHost(backend);

        var (status, report) = await host.CreateClient().GetJsonAsync("/readyz");

        Assert.That(status, Is.EqualTo(503));
        Assert.That(StateOf(report, "backend"), Is.EqualTo("down"));
    }

    [Test]
    public async Task Liveness_asks_nobody()
    {
        using var backend = new FakeBackend { Answer = (_, _) => FakeBackend.Unreachable() };
        await using var host = new FrontendHost(backend);

        using var response = await host.CreateClient().GetAsync("/healthz");

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
        Assert.That(backend.Asked, Is.Empty);
    }

    private static string? StateOf(JsonElement report, string dependency) => Entry(report, dependency).GetProperty("status").GetString();

    private static JsonElement Entry(JsonElement report, string dependency) =>
        report.GetProperty("dependencies").EnumerateArray().Single(entry => entry.GetProperty("name").GetString() == dependency);
}
