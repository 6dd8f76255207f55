using System.Text.Json.Nodes;

namespace Dobos.Offline.Tests.Clusters.Nodes;

/// <summary>What ends, and what comes after.</summary>
public sealed class RestartTests
{
    private RunningNode _node = null!;
    private string _image = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _node = await RunningNode.StartAsync();
        _image = await (await PodImage.OfAppAsync()).PushAsync(_node.Registry);
    }

    [TearDown]
    public async Task StopAsync() => await _node.DisposeAsync();

    [Test]
    public async Task What_crashes_is_started_again_at_once_and_then_after_a_while()
    {
        Run("""{ "name": "EXIT", "value": "3" }""", "Always");
        var pod = await _node.UntilAsync(one => Reason(one) == "CrashLoopBackOff");
        var container = RunningNode.Container(pod)!;
        Assert.Multiple(() =>
        {
            Assert.That((int)container["restartCount"]!, Is.EqualTo(1));
            Assert.That((string?)pod["status"]!["phase"], Is.EqualTo("Running"));
            Assert.That((string?)container["state"]!["waiting"]!["message"], Is.EqualTo($"back-off 10s restarting failed container=web pod=web_default({pod["metadata"]!["uid"]})"));
            Assert.That((int)container["lastState"]!["terminated"]!["exitCode"]!, Is.EqualTo(3));
            Assert.That((string?)container["lastState"]!["terminated"]!["reason"], Is.EqualTo("Error"));
            Assert.That(_node.Events(), Has.Some.StartsWith("BackOff: Back-off restarting failed container web in pod web_default("));
        });
    }

    [Test]
    public async Task What_could_not_go_on_is_tried_again_when_what_was_in_its_way_has_passed()
    {
        var times = 0;
        _node.Services = () => times++ == 0 ? throw new IOException("No space left on device") : new Dictionary<string, string>();
        Run("""{ "name": "A", "value": "1" }""", "Always");
        await _node.ReadyAsync();
        Assert.That(_node.Events(), Has.Some.Contains("No space left on device"));
    }

    [Test]
    public async Task What_could_not_go_on_can_be_deleted()
    {
        _node.Services = () => throw new IOException("No space left on device");
        Run("""{ "name": "A", "value": "1" }""", "Always");
        await _node.UntilAsync(_ => _node.Events().Any(one => one.StartsWith("FailedSync", StringComparison.Ordinal)));
        _node.Delete();
        await _node.GoneAsync();
    }

    [TestCase("0", "Never", "Succeeded", "Completed")]
    [TestCase("3", "Never", "Failed", "Error")]
    [TestCase("0", "OnFailure", "Succeeded", "Completed")]
    public async Task What_is_not_to_start_again_has_ended(string code, string policy, string phase, string reason)
    {
        Run($$"""{ "name": "EXIT", "value": "{{code}}" }""", policy);
        var pod = await _node.UntilAsync(one => (string?)one["status"]?["phase"] is "Succeeded" or "Failed");
        Assert.That((string?)pod["status"]!["phase"], Is.EqualTo(phase));
        Assert.That((string?)RunningNode.Container(pod)!["state"]!["terminated"]!["reason"], Is.EqualTo(reason));

        await _node.RestartAsync();
        Assert.That((string?)_node.Find()!["status"]!["phase"], Is.EqualTo(phase));
        Assert.That((int)RunningNode.Container(_node.Find()!)!["restartCount"]!, Is.Zero);
    }

    [Test]
    public async Task A_container_that_is_killed_says_by_which_signal()
    {
        Run("""{ "name": "DEAF", "value": "1" }""", "Never");
        await _node.ReadyAsync();
        await _node.GetAsync("/healthz");
        _node.Delete(grace: 1);
        var ended = await _node.UntilAsync(pod => RunningNode.Container(pod)?["state"]?["terminated"] is not null);
        Assert.That((int)RunningNode.Container(ended)!["state"]!["terminated"]!["exitCode"]!, Is.EqualTo(137));
        await _node.GoneAsync();
    }

    [Test]
    public async Task A_pod_that_may_live_only_so_long_fails_then()
    {
        _node.Run($$"""{ "activeDeadlineSeconds": 2, "terminationGracePeriodSeconds": 1, "containers": [{ "name": "web", "image": "{{_image}}" }] }""");
        var pod = await _node.UntilAsync(one => (string?)one["status"]?["phase"] == "Failed" && RunningNode.Container(one)?["state"]?["terminated"] is not null);
        Assert.That((string?)pod["status"]!["reason"], Is.EqualTo("DeadlineExceeded"));
    }

    [Test]
    public async Task Pods_come_back_with_the_box_and_count_that_they_did()
    {
        Run("""{ "name": "A", "value": "1" }""", "Always");
        await _node.ReadyAsync();
        await _node.RestartAsync();
        var pod = await _node.UntilAsync(one => RunningNode.Condition(one, "Ready") == "True" && (int)RunningNode.Container(one)!["restartCount"]! == 1);
        Assert.That((int)RunningNode.Container(pod)!["lastState"]!["terminated"]!["exitCode"]!, Is.EqualTo(137));
        Assert.That(await _node.GetAsync("/healthz"), Is.Empty);
    }

    [Test]
    public async Task Init_containers_come_first_one_after_the_other()
    {
        _node.Run($$"""
            {
              "initContainers": [
                { "name": "one", "image": "{{_image}}", "env": [{ "name": "EXIT", "value": "0" }] },
                { "name": "two", "image": "{{_image}}", "env": [{ "name": "EXIT", "value": "0" }] }
              ],
              "containers": [{ "name": "web", "image": "{{_image}}" }]
            }
            """);
        var seen = await _node.UntilAsync(pod => (string?)RunningNode.Container(pod, "initContainerStatuses")?["state"]?["terminated"]?["reason"] == "Completed");
        Assert.That((string?)RunningNode.Container(seen)!["state"]!["waiting"]!["reason"], Is.EqualTo("PodInitializing"));
        var pod = await _node.ReadyAsync();
        Assert.That(RunningNode.Condition(pod, "Initialized"), Is.EqualTo("True"));
        Assert.That(_node.Events().Where(happened => happened.StartsWith("Started:", StringComparison.Ordinal)), Is.EqualTo(["Started: Started container one", "Started: Started container two", "Started: Started container web"]));
    }

    [Test]
    public async Task A_sidecar_goes_on_beside_the_others_and_ends_after_them()
    {
        _node.Run($$"""
            {
              "restartPolicy": "Never", "terminationGracePeriodSeconds": 5,
              "initContainers": [{ "name": "side", "image": "{{_image}}", "restartPolicy": "Always" }],
              "containers": [{ "name": "web", "image": "{{_image}}", "env": [{ "name": "EXIT", "value": "0" }] }]
            }
            """);
        var pod = await _node.UntilAsync(one => (string?)one["status"]?["phase"] == "Succeeded" && RunningNode.Container(one, "initContainerStatuses")?["state"]?["terminated"] is not null);
        Assert.That((int)RunningNode.Container(pod, "initContainerStatuses")!["restartCount"]!, Is.Zero);
    }

    [Test]
    public async Task An_init_container_that_fails_lets_nothing_follow()
    {
        _node.Run($$"""
            {
              "restartPolicy": "Never",
              "initContainers": [{ "name": "one", "image": "{{_image}}", "env": [{ "name": "EXIT", "value": "9" }] }],
              "containers": [{ "name": "web", "image": "{{_image}}" }]
            }
            """);
        var pod = await _node.UntilAsync(one => (string?)one["status"]?["phase"] == "Failed");
        Assert.That((string?)RunningNode.Container(pod)!["state"]!["waiting"]!["reason"], Is.EqualTo("PodInitializing"));
    }

    private void Run(string variable, string policy) =>
        _node.Run($$"""{ "restartPolicy": "{{policy}}", "containers": [{ "name": "web", "image": "{{_image}}", "env": [{{variable}}] }] }""");

    private static string? Reason(JsonObject pod) => (string?)RunningNode.Container(pod)?["state"]?["waiting"]?["reason"];

}
