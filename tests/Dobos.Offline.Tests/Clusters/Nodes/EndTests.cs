using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters;
using Dobos.Offline.Clusters.Kinds;
using Shared;

namespace Dobos.Offline.Tests.Clusters.Nodes;

/// <summary>How pods end, and that nothing of them stays.</summary>
public sealed class EndTests
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
    public async Task What_is_deaf_is_killed_when_its_grace_is_over_with_all_that_it_started()
    {
        Require.This(OperatingSystem.IsLinux(), "/proc");
        Run("""{ "name": "DEAF", "value": "1" }""");
        await _node.ReadyAsync();
        await _node.GetAsync("/healthz");
        Assert.That(RunningNode.Processes(Mark), Is.Not.Empty);
        var began = DateTime.UtcNow;
        _node.Delete(grace: 2);
        await _node.GoneAsync();
        Assert.That(DateTime.UtcNow - began, Is.GreaterThan(TimeSpan.FromSeconds(1.9)));
        Assert.That(RunningNode.Processes(Mark), Is.Empty);
    }

    [Test]
    public async Task A_hook_comes_before_the_signal_and_the_pod_serves_meanwhile()
    {
        Run("""{ "name": "A", "value": "1" }""", """, "lifecycle": { "preStop": { "sleep": { "seconds": 2 } }, "postStart": { "exec": { "command": ["sh", "-c", "echo done > hooked"] } } } """);
        await _node.ReadyAsync();
        Assert.That(async () => await _node.GetAsync("/file?path=hooked"), Is.EqualTo("done\n").After(5).Seconds.PollEvery(50).MilliSeconds);
        var began = DateTime.UtcNow;
        var address = (string?)_node.Find()!["status"]!["podIP"];
        _node.Delete();
        Assert.That(await _node.Http.GetStringAsync(new Uri($"http://{address}:8080/healthz")), Is.Empty);
        await _node.GoneAsync();
        Assert.That(DateTime.UtcNow - began, Is.GreaterThan(TimeSpan.FromSeconds(1.9)).And.LessThan(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public async Task Deleted_by_force_it_is_gone_at_once()
    {
        Require.This(OperatingSystem.IsLinux(), "/proc");
        Run("""{ "name": "DEAF", "value": "1" }""");
        await _node.ReadyAsync();
        _node.Delete(grace: 0);
        Assert.That(_node.Find(), Is.Null);
        Assert.That(() => RunningNode.Processes(Mark), Is.Empty.After(10).Seconds.PollEvery(20).MilliSeconds);
    }

    [Test]
    public async Task What_left_its_session_ends_with_its_pod()
    {
        Require.This(OperatingSystem.IsLinux(), "/proc");
        Run("""{ "name": "CHILD", "value": "1" }""");
        await _node.ReadyAsync();
        Assert.That(() => RunningNode.Processes(Mark), Has.Length.GreaterThan(1).After(10).Seconds.PollEvery(20).MilliSeconds);
        _node.Delete(grace: 1);
        await _node.GoneAsync();
        Assert.That(RunningNode.Processes(Mark), Is.Empty);
    }

    [Test]
    public async Task The_end_of_the_box_is_the_end_of_what_left_its_session_too()
    {
        Require.This(OperatingSystem.IsLinux(), "/proc");
        Run("""{ "name": "CHILD", "value": "1" }""");
        await _node.ReadyAsync();
        Assert.That(() => RunningNode.Processes(Mark), Has.Length.GreaterThan(1).After(10).Seconds.PollEvery(20).MilliSeconds);
        await _node.StopNodeAsync();
        Assert.That(RunningNode.Processes(Mark), Is.Empty);
    }

    [Test]
    public async Task Killed_five_times_the_box_leaves_no_process_and_its_pods_come_back()
    {
        Require.This(OperatingSystem.IsLinux(), "/proc");
        await _node.StopNodeAsync();
        var folder = Path.Combine(_node.Folder, "killed");
        Seed(folder);
        var mark = MarkOf(Path.Combine(folder, "node"));
        for (var time = 0; time < 5; time++)
        {
            using (var host = await NodeHost.StartAsync(folder))
            {
                Assert.That(() => RunningNode.Processes(mark), Has.Length.GreaterThanOrEqualTo(4).After(30).Seconds.PollEvery(20).MilliSeconds, "two pods, each with a child that left its session");
                host.Kill();
            }

            Assert.That(() => RunningNode.Processes(mark), Is.Empty.After(10).Seconds.PollEvery(20).MilliSeconds);
        }
    }

    /// <summary>A cluster with two pods that are to run, as a box would find it.</summary>
    private void Seed(string folder)
    {
        using var cluster = Cluster.Open(Directory.CreateDirectory(Path.Combine(folder, "cluster")).FullName, TimeProvider.System);
        var config = Convert.ToBase64String(Encoding.UTF8.GetBytes($$$"""{ "auths": { "{{{_node.Registry.Host}}}": { "auth": "{{{_node.Registry.Basic(Dobos.Offline.Registries.Registry.PullUser)}}}" } } }"""));
        cluster.Create(KindTable.Secret, "default", (JsonObject)JsonNode.Parse($$"""{ "metadata": { "name": "pull" }, "data": { ".dockerconfigjson": "{{config}}" } }""")!);
        foreach (var name in (string[])["one", "two"])
        {
            cluster.Create(KindTable.Pod, "default", (JsonObject)JsonNode.Parse($$"""
                { "metadata": { "name": "{{name}}" }, "spec": { "imagePullSecrets": [{ "name": "pull" }], "containers": [{ "name": "web", "image": "{{_image}}", "env": [{ "name": "CHILD", "value": "1" }] }] } }
                """)!);
        }
    }

    private string Mark => MarkOf(Path.Combine(_node.Folder, "node"));

    private static string MarkOf(string folder) => $"DOBOS_NODE={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..24]}";

    private void Run(string variable, string more = "") => _node.Run($$"""{ "containers": [{ "name": "web", "image": "{{_image}}", "env": [{{variable}}]{{more}} }] }""");
}
