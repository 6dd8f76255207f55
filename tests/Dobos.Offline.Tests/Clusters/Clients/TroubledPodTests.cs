namespace Dobos.Offline.Tests.Clusters.Clients;

/// <summary>Pods that do not come to run: what kubectl says of each is what it says on a real cluster.</summary>
public sealed class TroubledPodTests
{
    private const string Quota = """{ "apiVersion": "v1", "kind": "ResourceQuota", "metadata": { "name": "small" }, "spec": { "hard": { "pods": "1" } } }""";

    private const string Deployment = """
        {
          "apiVersion": "apps/v1", "kind": "Deployment", "metadata": { "name": "many" },
          "spec": { "selector": { "matchLabels": { "app": "many" } }, "template": { "metadata": { "labels": { "app": "many" } }, "spec": { "containers": [{ "name": "web", "image": "web:1" }] } } }
        }
        """;

    private WholeCluster? _cluster;
    private Session _kubectl = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _cluster = await WholeCluster.StartAsync();
        _kubectl = new(await _cluster.ClientAsync("kubectl", "1.34.5"));
    }

    [TearDown]
    public async Task StopAsync()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
    }

    [Test]
    public async Task One_that_crashes()
    {
        await RunAsync(_cluster!.Image, """, "env": [{ "name": "EXIT", "value": "3" }]""");
        await WaitAsync("{.status.containerStatuses[0].state.waiting.reason}=CrashLoopBackOff");
        var uid = await _kubectl.RunAsync(0, "get pod web -o jsonpath={.metadata.uid}");

        Assert.That(await _kubectl.RunAsync(0, "get pods"), Does.Match(@"(?m)^web +0/1 +CrashLoopBackOff +1 \(\d+s ago\) +\d+s$"));
        var described = await DescribeAsync(@"BackOff +\S+ .*Back-off restarting");
        Assert.That(described, Does.Match(@"(?m)^Status: +Running$"));
        Assert.That(described, Does.Match(@"State: +Waiting\n +Reason: +CrashLoopBackOff\n +Last State: +Terminated\n +Reason: +Error\n +Exit Code: +3\n +Started: .+\n +Finished: .+\n +Ready: +False\n +Restart Count: +1\n"));
        Assert.That(described, Does.Match(@"Ready +False *\n +ContainersReady +False *\n +PodScheduled +True"));
        Assert.That(described, Does.Match(@"Normal +Scheduled +\S+ +default-scheduler +Successfully assigned default/web to \S+\n"));
        Assert.That(described, Does.Match(@"Normal +Created +\S+ \(x2 over \S+\) +kubelet +Created container: web\n").And.Match(@"Normal +Started +\S+ \(x2 over \S+\) +kubelet +Started container web\n"));
        Assert.That(described, Does.Match($@"Warning +BackOff +.+ kubelet +Back-off restarting failed container web in pod web_default\({uid}\)"));
        await _kubectl.RunAsync(0, "logs web --previous", "hello from web");
    }

    [Test]
    public async Task One_whose_image_is_not_there()
    {
        await RunAsync(_cluster!.MissingImage);
        await WaitAsync("{.status.containerStatuses[0].state.waiting.reason}=ImagePullBackOff");

        Assert.That(await _kubectl.RunAsync(0, "get pods"), Does.Match(@"(?m)^web +0/1 +(ImagePullBackOff|ErrImagePull) +0 +\d+s$"));
        var described = await DescribeAsync(@"BackOff +\S+ .*Back-off pulling");
        Assert.That(described, Does.Match(@"(?m)^Status: +Pending$").And.Match(@"State: +Waiting\n +Reason: +(ImagePullBackOff|ErrImagePull)\n +Ready: +False\n +Restart Count: +0\n"));
        Assert.That(described, Does.Match($@"Normal +Pulling +.+ kubelet +Pulling image ""{_cluster.MissingImage}"""));
        Assert.That(described, Does.Match($@"Warning +Failed +.+ kubelet +Failed to pull image ""{_cluster.MissingImage}"": .+: not found"));
        Assert.That(described, Does.Match(@"Warning +Failed +.+ kubelet +Error: ErrImagePull\n").And.Match(@"Warning +Failed +.+ kubelet +Error: ImagePullBackOff"));
        Assert.That(described, Does.Match($@"Normal +BackOff +.+ kubelet +Back-off pulling image ""{_cluster.MissingImage}"""));
        await _kubectl.RunAsync(1, "logs web", "container \"web\" in pod \"web\" is waiting to start: trying and failing to pull image");
    }

    [Test]
    public async Task One_that_never_gets_ready()
    {
        await RunAsync(_cluster!.Image, """, "env": [{ "name": "UNREADY", "value": "1" }], "readinessProbe": { "httpGet": { "path": "/readyz", "port": 8080 }, "periodSeconds": 1, "failureThreshold": 1 }""");
        await WaitAsync("{.status.containerStatuses[0].started}=true");

        var described = await DescribeAsync(@"Unhealthy +\S+ .*statuscode");
        Assert.That(await _kubectl.RunAsync(0, "get pods"), Does.Match(@"(?m)^web +0/1 +Running +0 +\d+s$"));
        Assert.That(described, Does.Match(@"(?m)^Status: +Running$").And.Match(@"State: +Running\n +Started: .+\n +Ready: +False\n +Restart Count: +0\n"));
        Assert.That(described, Does.Match(@"Readiness: +http-get http://:8080/readyz delay=0s timeout=1s period=1s #success=1 #failure=1\n"));
        Assert.That(described, Does.Match(@"Warning +Unhealthy +.+ kubelet +Readiness probe failed: HTTP probe failed with statuscode: 503"));
        Assert.That(await _kubectl.RunAsync(0, "get pod web -o jsonpath={.status.conditions[?(@.type=='Ready')]}"), Does.Contain("\"reason\":\"ContainersNotReady\"").And.Contain("containers with unready status: [web]"));
        await _kubectl.RunAsync(1, "wait --for=condition=Ready pod/web --timeout=1s", "timed out waiting for the condition on pods/web");
    }

    [Test]
    public async Task One_that_is_over_quota()
    {
        await _kubectl.RunAsync(0, $"create -f {_cluster!.Write("quota.json", Quota)}", "created");
        await _kubectl.RunAsync(0, "wait --for=jsonpath={.status.hard.pods}=1 quota/small --timeout=20s");
        await RunAsync(_cluster.Image);
        await _kubectl.RunAsync(1, $"create -f {Pod("other", _cluster.Image)}",
            "Error from server (Forbidden): error when creating", "pods \"other\" is forbidden: exceeded quota: small, requested: pods=1, used: pods=1, limited: pods=1");

        await _kubectl.RunAsync(0, $"create -f {_cluster.Write("many.json", Deployment)}", "created");
        await _kubectl.RunAsync(0, "wait --for=condition=ReplicaFailure deploy/many --timeout=20s");
        Assert.That(await _kubectl.RunAsync(0, "get deploy many"), Does.Match(@"(?m)^many +0/1 +0 +0 +\d+s$"));
        Assert.That(await _kubectl.RunAsync(0, "describe deploy many"), Does.Match(@"Available +False +MinimumReplicasUnavailable\n +ReplicaFailure +True +FailedCreate\n"));
        Assert.That(await _kubectl.RunAsync(0, "describe rs -l app=many"), Does.Match(@"Warning +FailedCreate +.+ replicaset-controller +Error creating: pods ""many-\w+-\w+"" is forbidden: exceeded quota: small, requested: pods=1, used: pods=1, limited: pods=1"));
        Assert.That(await _kubectl.RunAsync(0, "describe quota small"), Does.Match(@"pods +1 +1"));
    }

    private Task<string> RunAsync(string image, string more = "") => _kubectl.RunAsync(0, $"create -f {Pod("web", image, more)}", "pod/web created");

    private string Pod(string name, string image, string more = "") => _cluster!.Write($"{name}.json", $$"""
        { "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "{{name}}" }, "spec": { "terminationGracePeriodSeconds": 1, "containers": [{ "name": "web", "image": "{{image}}"{{more}} }] } }
        """);

    private Task<string> WaitAsync(string path) => _kubectl.RunAsync(0, $"wait --for=jsonpath={path} pod/web --timeout=60s");

    /// <summary>The pod with its events, as soon as that one is among them.</summary>
    private async Task<string> DescribeAsync(string awaited)
    {
        for (var tries = 0; tries < 50; tries++)
        {
            var described = await _kubectl.RunAsync(0, "describe pod web");
            if (System.Text.RegularExpressions.Regex.IsMatch(described, awaited))
                return described;
        }

        return await _kubectl.RunAsync(0, "describe pod web");
    }
}
