using System.Diagnostics;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Nodes.Probes;

namespace Dobos.Offline.Tests.Clusters.Nodes;

/// <summary>How containers are asked how they are.</summary>
public sealed class ProbeTests
{
    /// <summary>However long a busy machine takes for it: what is not up yet is not taken for dead.</summary>
    private const string Startup = """ "startupProbe": { "httpGet": { "path": "/healthz", "port": 8080 }, "periodSeconds": 1, "failureThreshold": 60 }""";

    private RunningNode _node = null!;

    [SetUp]
    public async Task StartAsync() => _node = await RunningNode.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _node.DisposeAsync();

    [Test]
    public async Task Readiness_comes_and_goes_with_the_answers()
    {
        await RunAsync(""" "env": [{ "name": "UNREADY", "value": "1" }], "readinessProbe": { "httpGet": { "path": "/readyz", "port": 8080 }, "periodSeconds": 1, "failureThreshold": 1 } """);
        await HappensAsync("Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 503");
        Assert.That(RunningNode.Condition(_node.Find()!, "Ready"), Is.EqualTo("False"));
        await _node.PostAsync("/ready");
        await _node.ReadyAsync();
        await _node.PostAsync("/unready");
        var pod = await _node.UntilAsync(one => RunningNode.Condition(one, "Ready") == "False");
        var condition = ((JsonArray)pod["status"]!["conditions"]!).First(one => (string?)one!["type"] == "Ready")!;
        Assert.That((string?)condition["message"], Is.EqualTo("containers with unready status: [web]"));
        Assert.That((int)RunningNode.Container(pod)!["restartCount"]!, Is.Zero);
    }

    [Test]
    public async Task What_is_no_longer_alive_is_started_again()
    {
        await RunAsync($$""" {{Startup}}, "livenessProbe": { "httpGet": { "path": "/healthz", "port": 8080 }, "periodSeconds": 1, "failureThreshold": 2 } """);
        await _node.ReadyAsync();
        await _node.PostAsync("/sicken");
        await _node.UntilAsync(pod => (int?)RunningNode.Container(pod)?["restartCount"] == 1 && RunningNode.Condition(pod, "Ready") == "True");
        Assert.That(_node.Events(), Has.Some.EqualTo("Killing: Container web failed liveness probe, will be restarted").And.Some.EqualTo("Unhealthy: Liveness probe failed: HTTP probe failed with statuscode: 500"));
    }

    [Test]
    public async Task What_does_not_end_in_the_grace_that_its_probe_gives_is_killed()
    {
        await RunAsync($$""" {{Startup}}, "env": [{ "name": "DEAF", "value": "1" }], "livenessProbe": { "httpGet": { "path": "/healthz", "port": 8080 }, "periodSeconds": 1, "failureThreshold": 1, "terminationGracePeriodSeconds": 1 } """, grace: 300);
        await _node.ReadyAsync();
        await _node.PostAsync("/sicken");
        await _node.UntilAsync(pod => (int?)RunningNode.Container(pod)?["restartCount"] == 1);
    }

    [Test]
    public async Task Nobody_is_asked_before_the_delay_is_over()
    {
        var began = Stopwatch.GetTimestamp();
        await RunAsync(""" "readinessProbe": { "httpGet": { "path": "/readyz", "port": 8080 }, "initialDelaySeconds": 3 } """);
        await _node.ReadyAsync();
        Assert.That(Stopwatch.GetElapsedTime(began), Is.GreaterThan(TimeSpan.FromSeconds(3)));
    }

    [Test]
    public async Task What_does_not_start_in_its_time_is_started_again()
    {
        await RunAsync(""" "startupProbe": { "tcpSocket": { "port": 9 }, "periodSeconds": 1, "failureThreshold": 2 }, "livenessProbe": { "httpGet": { "path": "/never", "port": 8080 }, "periodSeconds": 1, "failureThreshold": 1 } """);
        await HappensAsync("Killing: Container web failed startup probe, will be restarted");
        var pod = _node.Find()!;
        Assert.That(_node.Events(), Has.Some.EqualTo($"Unhealthy: Startup probe failed: dial tcp {pod["status"]!["podIP"]}:9: connect: connection refused").And.None.Contains("Liveness"));
    }

    [Test]
    public async Task A_command_is_run_where_the_container_is()
    {
        await RunAsync(""" "readinessProbe": { "exec": { "command": ["sh", "-c", "test -f PodApp.dll && test $OF_IMAGE = yes"] }, "periodSeconds": 1 } """);
        await _node.ReadyAsync();
    }

    [Test]
    public async Task What_cannot_be_probed_is_refused_by_name()
    {
        await RunAsync(""" "readinessProbe": { "grpc": { "port": 8080 }, "periodSeconds": 1 } """);
        await HappensAsync("Unhealthy: Readiness probe failed: the box does not probe by grpc: use httpGet, tcpSocket or exec");
    }

    [Test]
    public void The_verdict_changes_at_its_thresholds_and_not_before()
    {
        ProbeTally tally = new(new(new JsonObject { ["failureThreshold"] = 3, ["successThreshold"] = 2 }), Verdict: false);
        bool[] verdicts = [.. ((bool[])[true, true, false, false, true, false, false, false, true, true]).Select(passed => (tally = tally.After(passed)).Verdict)];
        Assert.That(verdicts, Is.EqualTo([false, true, true, true, true, true, true, false, false, true]));
    }

    private async Task RunAsync(string container, int grace = 5)
    {
        var image = await (await PodImage.OfAppAsync()).PushAsync(_node.Registry);
        _node.Run($$"""{ "terminationGracePeriodSeconds": {{grace}}, "containers": [{ "name": "web", "image": "{{image}}", {{container}} }] }""");
    }

    private async Task HappensAsync(string what) => await _node.UntilAsync(_ => _node.Events().Contains(what));
}
