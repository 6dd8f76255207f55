using Dobos.Offline.Clusters.Kinds;

namespace Dobos.Offline.Tests.Clusters.Controllers;

/// <summary>What the real kubectl says of rollouts.</summary>
[NonParallelizable]
public sealed class KubectlRolloutTests
{
    private static readonly string Deployment = Whole(Manifests.Deployment());

    [Test]
    public async Task Rollouts_are_followed_listed_undone_restarted_and_scaled()
    {
        await using var cluster = await KubectlCluster.StartAsync();
        await cluster.ApplyAsync(Deployment);
        Assert.That(await cluster.RunAsync("rollout", "status", "deploy/web", "--timeout=60s"), Does.Contain("deployment \"web\" successfully rolled out"));

        await cluster.RunAsync("set", "image", "deploy/web", "web=web:2");
        await cluster.RunAsync("annotate", "deploy/web", "kubernetes.io/change-cause=the second");
        await cluster.RunAsync("rollout", "status", "deploy/web", "--timeout=60s");
        Assert.That(await cluster.RunAsync("rollout", "history", "deploy/web"), Does.Match(@"(?s)REVISION\s+CHANGE-CAUSE\s+1\s+<none>\s+2\s+the second"));
        Assert.That(await cluster.RunAsync("rollout", "history", "deploy/web", "--revision=1"), Does.Contain("web:1"));

        await cluster.RunAsync("rollout", "undo", "deploy/web");
        await cluster.RunAsync("rollout", "status", "deploy/web", "--timeout=60s");
        Assert.That(await ImagesAsync(cluster), Is.EqualTo("web:1 web:1 web:1"));
        Assert.That(await cluster.RunAsync("rollout", "history", "deploy/web"), Does.Match(@"(?s)\n2\s+the second\n3\s+<none>"));

        await cluster.RunAsync("rollout", "restart", "deploy/web");
        await cluster.RunAsync("rollout", "status", "deploy/web", "--timeout=60s");
        await cluster.RunAsync("scale", "deploy/web", "--replicas=5");
        await cluster.RunAsync("rollout", "status", "deploy/web", "--timeout=60s");
        Assert.That((await ImagesAsync(cluster)).Split(' '), Has.Length.EqualTo(5));
        Assert.That(await cluster.RunAsync("get", "deploy", "web"), Does.Match(@"web\s+5/5\s+5\s+5"));
        await cluster.RunAsync("wait", "--for=condition=Available", "deploy/web", "--timeout=10s");
    }

    [Test]
    public async Task A_rollout_that_stands_still_is_described_and_paused_and_resumed()
    {
        await using var cluster = await KubectlCluster.StartAsync();
        cluster.Node.Readies = pod => !System.Text.Encoding.UTF8.GetString(pod.Utf8.Span).Contains("web:bad", StringComparison.Ordinal);
        await cluster.ApplyAsync(Deployment);
        await cluster.RunAsync("rollout", "status", "deploy/web", "--timeout=60s");
        await cluster.RunAsync("patch", "deploy", "web", "-p", """{"spec":{"progressDeadlineSeconds":1}}""");
        await cluster.RunAsync("set", "image", "deploy/web", "web=web:bad");

        var (code, output) = await cluster.TryAsync("rollout", "status", "deploy/web", "--timeout=60s");
        Assert.That(code, Is.EqualTo(1), output);
        Assert.That(output, Does.Contain("error: deployment \"web\" exceeded its progress deadline"));
        var described = await cluster.RunAsync("describe", "deploy", "web");
        Assert.That(described, Does.Match(@"Progressing\s+False\s+ProgressDeadlineExceeded").And.Match(@"Available\s+True\s+MinimumReplicasAvailable").And.Match(@"ScalingReplicaSet\s.*Scaled up replica set web-\w+ from 0 to 3"));

        await cluster.RunAsync("rollout", "undo", "deploy/web");
        await cluster.RunAsync("rollout", "status", "deploy/web", "--timeout=60s");
        await cluster.RunAsync("rollout", "pause", "deploy/web");
        await cluster.RunAsync("set", "image", "deploy/web", "web=web:3");
        Assert.That(await ImagesAsync(cluster), Is.EqualTo("web:1 web:1 web:1"));
        await cluster.RunAsync("rollout", "resume", "deploy/web");
        await cluster.RunAsync("rollout", "status", "deploy/web", "--timeout=60s");
        Assert.That(await ImagesAsync(cluster), Is.EqualTo("web:3 web:3 web:3"));
    }

    [Test]
    public async Task Jobs_quotas_and_addresses_are_shown()
    {
        await using var cluster = await KubectlCluster.StartAsync();
        await cluster.ApplyAsync("""{ "apiVersion": "v1", "kind": "ResourceQuota", "metadata": { "name": "small" }, "spec": { "hard": { "pods": "2", "requests.memory": "1Gi" } } }""");
        await cluster.ApplyAsync("""
            { "apiVersion": "batch/v1", "kind": "Job", "metadata": { "name": "once" }, "spec": { "template": { "spec": { "restartPolicy": "Never", "containers": [ { "name": "once", "image": "once:1" } ] } } } }
            """);
        await cluster.EventAsync("FailedCreate");
        Assert.That(await cluster.RunAsync("describe", "job", "once"), Does.Contain("failed quota: small: must specify requests.memory for: once"));

        await cluster.RunAsync("delete", "quota", "small");
        await cluster.RunAsync("wait", "--for=jsonpath={.status.ready}=1", "job/once", "--timeout=60s");
        cluster.Node.Finish(cluster.Cluster.Store.List(KindTable.Pod).Items.Single(), succeeds: true);
        await cluster.RunAsync("wait", "--for=condition=complete", "job/once", "--timeout=60s");
        Assert.That(await cluster.RunAsync("get", "job", "once"), Does.Match(@"once\s+Complete\s+1/1"));

        await cluster.ApplyAsync("""{ "apiVersion": "v1", "kind": "ResourceQuota", "metadata": { "name": "small" }, "spec": { "hard": { "pods": "4" } } }""");
        await cluster.RunAsync("wait", "--for=jsonpath={.status.used.pods}=0", "quota/small", "--timeout=60s");
        await cluster.ApplyAsync(Deployment);
        await cluster.ApplyAsync("""{ "apiVersion": "v1", "kind": "Service", "metadata": { "name": "web" }, "spec": { "selector": { "app": "web" }, "ports": [ { "port": 80, "targetPort": "http" } ] } }""");
        await cluster.RunAsync("wait", "--for=create", "endpoints/web", "--timeout=60s");
        await cluster.RunAsync("wait", "--for=jsonpath={.subsets[0].addresses[2].ip}", "endpoints/web", "--timeout=60s");
        Assert.That(await cluster.RunAsync("describe", "quota", "small"), Does.Match(@"pods\s+3\s+4"));
        Assert.That(await cluster.RunAsync("describe", "service", "web"), Does.Match(@"Endpoints:\s+127\.64\.0\.\d+:8080,"));
    }

    private static async Task<string> ImagesAsync(KubectlCluster cluster)
    {
        await cluster.SettleAsync();
        return await cluster.RunAsync("get", "pods", "-o", "jsonpath={.items[*].spec.containers[0].image}");
    }

    private static string Whole(string content)
    {
        var whole = ControlledCluster.Json(content);
        whole["apiVersion"] = "apps/v1";
        whole["kind"] = "Deployment";
        return whole.ToJsonString();
    }
}
