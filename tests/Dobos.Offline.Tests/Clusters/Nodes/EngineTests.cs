using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Tests.Registries.Clients;

namespace Dobos.Offline.Tests.Clusters.Nodes;

/// <summary>Images that hold no .NET app, where an engine answers.</summary>
public sealed class EngineTests
{
    private DockerEngine? _engine;
    private RunningNode? _node;

    private RunningNode Node => _node!;

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await DockerEngine.StartAsync();
        _node = await RunningNode.StartAsync(_engine.Host);
    }

    [TearDown]
    public async Task StopAsync()
    {
        if (_node is not null)
            await _node.DisposeAsync();
        if (_engine is not null)
            await _engine.DisposeAsync();
    }

    [Test]
    public async Task A_container_runs_says_what_it_says_and_is_removed_with_its_pod()
    {
        Node.Create(KindTable.ConfigMap, """{ "metadata": { "name": "settings" }, "data": { "colour": "blue" } }""");
        PodImage image = new() { Config = { ["WorkingDir"] = "/work" } };
        image.Layer(tar =>
        {
            tar.Programs("sh", "cat", "sleep");
            tar.File("etc/mine", "mine\n");
        });
        Node.Run($$"""
            {
              "terminationGracePeriodSeconds": 1,
              "containers": [{
                "name": "web", "image": "{{await image.PushAsync(Node.Registry)}}", "command": ["sh", "-c", "cat /etc/mine /etc/settings/colour; echo; exec sleep 1000"],
                "readinessProbe": { "exec": { "command": ["cat", "/etc/settings/colour"] }, "periodSeconds": 1 },
                "volumeMounts": [{ "name": "settings", "mountPath": "/etc/settings" }]
              }],
              "volumes": [{ "name": "settings", "configMap": { "name": "settings" } }]
            }
            """);
        var pod = await Node.ReadyAsync();
        Assert.That((string?)RunningNode.Container(pod)!["containerID"], Does.StartWith("docker://"));
        Assert.That(async () => await Node.LogAsync(), Is.EqualTo("mine\nblue\n").After(10).Seconds.PollEvery(50).MilliSeconds);
        Node.Delete();
        await Node.GoneAsync();
        Assert.That(await _engine!.Client.RunAsync("ps", "-aq"), Is.Empty);
    }

    [Test]
    public async Task A_net_app_stays_a_process_of_this_machine()
    {
        Node.Run($$"""{ "containers": [{ "name": "web", "image": "{{await (await PodImage.OfAppAsync()).PushAsync(Node.Registry)}}" }] }""");
        Assert.That((string?)RunningNode.Container(await Node.ReadyAsync())!["containerID"], Does.StartWith("process://"));
    }
}
