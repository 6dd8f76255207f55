namespace Dobos.Offline.Tests.Clusters.Clients;

/// <summary>What was recorded against a real API server, command by command.</summary>
[TestFixture("3.18.0"), TestFixture("4.1.4"), Parallelizable(ParallelScope.Self)]
public sealed class HelmTests(string version)
{
    private WholeCluster? _cluster;

    [SetUp]
    public async Task StartAsync() => _cluster = await WholeCluster.StartAsync();

    [TearDown]
    public async Task StopAsync()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
    }

    [Test]
    public async Task A_release_is_installed_upgraded_rolled_back_tested_and_removed()
    {
        Session helm = new(await _cluster!.ClientAsync("helm", version));
        Session kubectl = new(await _cluster.ClientAsync("kubectl", "1.34.5"));
        var chart = DemoChart.Write(_cluster.Folder("demo"), _cluster.Image);
        var upgrade = $"upgrade --install demo {chart} -n demo --create-namespace --wait {(version[0] == '3' ? "--atomic" : "--rollback-on-failure")}";

        await helm.RunAsync(0, $"{upgrade} --timeout 90s", "STATUS: deployed", "REVISION: 1");
        await kubectl.RunAsync(0, "get deploy demo -n demo", "2/2");
        await helm.RunAsync(0, $"{upgrade} --timeout 90s --set version=v2", "REVISION: 2");
        await helm.RunAsync(1, $"{upgrade} --timeout 12s --set version=v3,unready=1,hook=false");
        await helm.RunAsync(0, "history demo -n demo", "Rollback to 2", "failed");
        await helm.RunAsync(0, "history demo -n demo -o json --max 5", "\"revision\":4");
        await kubectl.RunAsync(0, "get cm demo -n demo -o jsonpath={.data.version}", "v2");
        await helm.RunAsync(0, "list -n demo", "demo-0.1.0");
        await helm.RunAsync(0, version[0] == '3' ? "list -A -a -o json" : "list -A -o json", "\"status\":\"deployed\"");
        await helm.RunAsync(0, "status demo -n demo", "STATUS: deployed");
        await helm.RunAsync(0, "rollback demo 1 -n demo --wait --timeout 60s");
        await kubectl.RunAsync(0, "get cm demo -n demo -o jsonpath={.data.version}", "v1");
        await helm.RunAsync(0, "test demo -n demo --logs --timeout 60s", "Succeeded", "tested");
        await helm.RunAsync(0, "get values demo -n demo");
        await helm.RunAsync(0, "get manifest demo -n demo", "kind: Deployment");
        var before = await kubectl.RunAsync(0, "get deploy,cm,secret -n demo -o name");
        await helm.RunAsync(0, $"upgrade --install demo {chart} -n demo --dry-run=server --set version=v9", "v9");
        Assert.That(await kubectl.RunAsync(0, "get deploy,cm,secret -n demo -o name"), Is.EqualTo(before));
        await helm.RunAsync(0, $"upgrade demo {chart} -n demo --set version=v5 --reuse-values", "STATUS: deployed");
        if (version[0] == '3')
            await helm.RunAsync(0, $"template demo {chart} -n demo --validate", "kind: Deployment");
        await helm.RunAsync(1, "history nothere -n demo", "release: not found");
        await helm.RunAsync(0, "uninstall demo -n demo --wait", "uninstalled");
        Assert.That(await kubectl.RunAsync(0, "get deploy,svc,pdb,hpa,ing,secret -n demo -o name"), Is.Empty);
    }

    [Test]
    public async Task The_deployer_of_a_namespace_installs_there_and_nowhere_else()
    {
        Session helm = new(await _cluster!.ClientAsync("helm", version, _cluster.Deployer("shop")));
        var chart = DemoChart.Write(_cluster.Folder("demo"), _cluster.Image);

        await helm.RunAsync(0, $"upgrade --install demo {chart} -n shop --wait --timeout 90s", "STATUS: deployed");
        await helm.RunAsync(1, $"upgrade --install demo {chart} -n default --timeout 20s", "forbidden");
        await helm.RunAsync(0, "uninstall demo -n shop --wait");
    }
}
