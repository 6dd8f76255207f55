using System.Net;
using System.Text;
using Dobos.Offline.Tests.Clusters.Network;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Tests.Clusters.Load;

/// <summary>Pods come and go under load, as controllers and a node let them; stand-ins serve for the pods, so that it is the ingress alone that may lose something.</summary>
[NonParallelizable]
internal sealed class RollingTests
{
    private const string Host = "web.localhost";
    private const int Most = 800;

    /// <summary>As long as endpoints lag behind in a real cluster, and as a pod of our charts waits before it ends.</summary>
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan PreStop = TimeSpan.FromSeconds(5);

    private ServedCluster _cluster = null!;
    private int _pods;

    [SetUp]
    public async Task StartAsync() => _cluster = await ServedCluster.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _cluster.DisposeAsync();

    [Test]
    public async Task Nothing_is_lost_while_pods_are_replaced_and_their_number_falls()
    {
        var pods = await BeginAsync(3);
        var rate = await RestRate.FindAsync(SendAsync, Most, TestContext.Progress.WriteLine);
        using CancellationTokenSource end = new();
        var load = new OpenLoad(rate, SendAsync).RunAsync(TimeSpan.FromMinutes(5), end.Token);

        pods = await RollAsync(pods, PreStop);
        pods = await RollAsync(pods, PreStop);
        await ScaleDownAsync(pods, to: 1, PreStop);
        await end.CancelAsync();

        var report = await load;
        await TestContext.Progress.WriteLineAsync($"replaced twice and scaled down, {report}");
        Assert.That(report.LostCount, Is.Zero, report.ToString());
    }

    /// <summary>A pod without a preStop closes its port while requests are still sent to it; what it does not take another one does.</summary>
    [Test]
    public async Task Nothing_that_may_be_sent_twice_is_lost_when_pods_end_before_their_endpoints_do()
    {
        var pods = await BeginAsync(3);
        using CancellationTokenSource end = new();
        var load = new OpenLoad(Most / 2, GetAsync).RunAsync(TimeSpan.FromMinutes(5), end.Token);

        pods = await RollAsync(pods, preStop: TimeSpan.Zero);
        await ScaleDownAsync(pods, to: 1, preStop: TimeSpan.Zero);
        await end.CancelAsync();

        var report = await load;
        await TestContext.Progress.WriteLineAsync($"without preStop, {report}");
        Assert.That(report.LostCount, Is.Zero, report.ToString());
    }

    private async Task<StandInPod[]> BeginAsync(int count)
    {
        var pods = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => NewAsync()));
        _cluster.Service("web", pods);
        _cluster.Ingress("web", Host, "web");
        await _cluster.EventuallyAsync(Host, "/", said => said.StartsWith("web-", StringComparison.Ordinal));
        return pods;
    }

    /// <summary>A pod that takes a moment for each answer, so that there is always something under way.</summary>
    private Task<StandInPod> NewAsync()
    {
        var name = $"web-{Interlocked.Increment(ref _pods)}";
        return _cluster.PodAsync(name, async context =>
        {
            await Task.Delay(10, context.RequestAborted);
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            await context.Response.WriteAsync(name);
        });
    }

    /// <summary>One after another, the new one first: maxSurge 1, maxUnavailable 0.</summary>
    private async Task<StandInPod[]> RollAsync(StandInPod[] pods, TimeSpan preStop)
    {
        List<Task> ending = [];
        List<StandInPod> serving = [.. pods];
        foreach (var old in pods)
        {
            serving.Add(await NewAsync());
            await Task.Delay(Lag);
            _cluster.Service("web", [.. serving]);
            ending.Add(EndAsync(old, serving, preStop));
        }

        await Task.WhenAll(ending);
        return [.. serving];
    }

    private async Task ScaleDownAsync(StandInPod[] pods, int to, TimeSpan preStop)
    {
        List<StandInPod> serving = [.. pods];
        await Task.WhenAll(pods[to..].Select(pod => EndAsync(pod, serving, preStop)));
    }

    /// <summary>It is told at once and its endpoint goes a while later.</summary>
    private async Task EndAsync(StandInPod pod, List<StandInPod> serving, TimeSpan preStop)
    {
        var ended = EndAsync(pod, preStop);
        await Task.Delay(Lag);
        lock (serving)
        {
            serving.Remove(pod);
            _cluster.Service("web", [.. serving]);
        }

        await ended;
    }

    private static async Task EndAsync(StandInPod pod, TimeSpan preStop)
    {
        await Task.Delay(preStop);
        await pod.StopAsync();
    }

    private Task<HttpStatusCode> SendAsync(int number, CancellationToken cancellation) => number % 10 == 0 ? AskAsync(HttpMethod.Post, cancellation) : GetAsync(number, cancellation);

    private Task<HttpStatusCode> GetAsync(int number, CancellationToken cancellation) => AskAsync(HttpMethod.Get, cancellation);

    private async Task<HttpStatusCode> AskAsync(HttpMethod method, CancellationToken cancellation)
    {
        using HttpRequestMessage request = new(method, "/") { Headers = { Host = Host }, Content = method == HttpMethod.Post ? new StringContent("a body", Encoding.UTF8) : null };
        using var answer = await _cluster.Http.SendAsync(request, cancellation);
        return answer.StatusCode;
    }
}
