namespace Dobos.Offline.Tests.Clusters.Nodes;

/// <summary>Pods that really run.</summary>
public sealed class NodeTests
{
    private RunningNode _node = null!;

    [SetUp]
    public async Task StartAsync() => _node = await RunningNode.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _node.DisposeAsync();

    [Test]
    public async Task A_pod_runs_its_image_becomes_ready_and_ends_when_it_is_asked_to()
    {
        var image = await (await PodImage.OfAppAsync()).PushAsync(_node.Registry);
        _node.Run($$"""
            {
              "containers": [{
                "name": "web", "image": "{{image}}", "ports": [{ "name": "http", "containerPort": 8080 }],
                "readinessProbe": { "httpGet": { "path": "/readyz", "port": "http" }, "periodSeconds": 1 }
              }]
            }
            """);
        var pod = await _node.ReadyAsync();
        Assert.Multiple(() =>
        {
            Assert.That((string?)pod["spec"]!["nodeName"], Is.EqualTo("box"));
            Assert.That((string?)pod["status"]!["phase"], Is.EqualTo("Running"));
            Assert.That((string?)RunningNode.Container(pod)!["imageID"], Does.Match($"^{_node.Registry.Host}/shop@sha256:[0-9a-f]{{64}}$"));
            Assert.That(_node.Events(), Has.Some.EqualTo("Scheduled: Successfully assigned default/web to box"));
            Assert.That(_node.Events(), Has.Some.EqualTo("Started: Started container web"));
        });
        Assert.That(await _node.GetAsync("/folder"), Does.EndWith("/app"));

        _node.Delete();
        await _node.GoneAsync();
        Assert.That(_node.Events(), Has.Some.EqualTo("Killing: Stopping container web"));
        Assert.That(() => _node.GetAsync("/healthz"), Throws.Exception);
    }
}
