using System.Text;
using Dobos.Offline.Clusters;
using Dobos.Offline.Clusters.Nodes.Logs;

namespace Dobos.Offline.Tests.Clusters.Nodes;

/// <summary>What containers say, and who hears it.</summary>
public sealed class LogTests
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
    public async Task Both_streams_are_there_with_times_where_they_are_asked_for()
    {
        Run("""{ "name": "SAY", "value": "from the other stream" }""");
        await _node.ReadyAsync();
        await HeardAsync("listening on");
        Assert.Multiple(async () =>
        {
            Assert.That(await ReadAsync(""), Does.Contain("hello from web").And.Contain("from the other stream\n"));
            Assert.That(await ReadAsync("?tailLines=1"), Does.Match(@"^listening on http://127\.\d+\.\d+\.\d+:8080\n$"));
            Assert.That(await ReadAsync("?timestamps=true&tailLines=1"), Does.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z listening"));
            Assert.That(await ReadAsync("?limitBytes=5"), Is.EqualTo("hello"));
            Assert.That(await ReadAsync("?sinceTime=2100-01-01T00:00:00Z"), Is.Empty);
            Assert.That(await ReadAsync("?sinceSeconds=100&tailLines=0"), Is.Empty);
        });
    }

    [Test]
    public async Task Whoever_follows_hears_what_comes_and_the_end()
    {
        Run("""{ "name": "A", "value": "1" }""", grace: 5);
        await _node.ReadyAsync();
        await HeardAsync("listening on");
        var followed = ReadAsync("?follow=true&tailLines=1");
        await _node.PostAsync("/say", body: "something new");
        _node.Delete(grace: 5);
        Assert.That(await followed.WaitAsync(TimeSpan.FromSeconds(30)), Does.Match("(?s)something new\n.*stopped\n$"));
    }

    [Test]
    public async Task The_run_before_is_there_too()
    {
        Run("""{ "name": "A", "value": "1" }""");
        await _node.ReadyAsync();
        Assert.That(await RefusalAsync("?previous=true"), Is.EqualTo("previous terminated container \"web\" in pod \"web\" not found"));
        await _node.PostAsync("/say", body: "of the first run");
        await HeardAsync("of the first run");
        _ = _node.PostAsync("/exit");
        await _node.UntilAsync(pod => (int?)RunningNode.Container(pod)?["restartCount"] == 1 && RunningNode.Condition(pod, "Ready") == "True");
        Assert.That(await ReadAsync("?previous=true"), Does.Contain("of the first run"));
        Assert.That(await ReadAsync(""), Does.Not.Contain("of the first run"));
    }

    [Test]
    public async Task What_cannot_be_heard_is_refused_as_the_kubelet_does()
    {
        _node.Run("""{ "containers": [{ "name": "web", "image": "localhost:1/none:1" }, { "name": "other", "image": "localhost:1/none:1" }] }""");
        await _node.UntilAsync(pod => (string?)RunningNode.Container(pod)?["state"]?["waiting"]?["reason"] == "ImagePullBackOff");
        Assert.Multiple(async () =>
        {
            Assert.That(await RefusalAsync(""), Is.EqualTo("a container name must be specified for pod web, choose one of: [web other]"));
            Assert.That(await RefusalAsync("?container=none"), Is.EqualTo("container none is not valid for pod web"));
            Assert.That(await RefusalAsync("?container=web"), Is.EqualTo("container \"web\" in pod \"web\" is waiting to start: trying and failing to pull image"));
        });
    }

    [Test]
    public async Task A_log_never_gets_longer_than_two_parts_and_is_followed_into_the_next()
    {
        var file = Path.Combine(_node.Folder, "0.log");
        using ContainerLog log = new(file, TimeProvider.System, longest: 2_000);
        using LogReader reader = new(file, log);
        List<string> heard = [];
        for (var number = 0; number < 200; number++)
        {
            await log.PumpAsync("stdout", new MemoryStream(Encoding.UTF8.GetBytes($"line {number}\n")));
            heard.AddRange(reader.Next().Select(line => line.Text));
        }

        Assert.That(heard, Is.EqualTo(Enumerable.Range(0, 200).Select(number => $"line {number}")));
        Assert.That(new FileInfo(file).Length + new FileInfo(file + ContainerLog.Older).Length, Is.LessThan(5_000));
    }

    private void Run(string variable, int grace = 30) =>
        _node.Run($$"""{ "terminationGracePeriodSeconds": {{grace}}, "containers": [{ "name": "web", "image": "{{_image}}", "env": [{{variable}}] }] }""");

    private Task HeardAsync(string what) => Wait.UntilAsync(async () => (await ReadAsync("")).Contains(what, StringComparison.Ordinal));

    private Task<string> ReadAsync(string query) => _node.LogAsync(query);

    private async Task<string> RefusalAsync(string query)
    {
        var refused = await Assert.ThrowsAsync<ClusterRefusedException>(() => ReadAsync(query));
        Assert.That(refused!.Code, Is.EqualTo(400));
        return refused.Message;
    }
}
