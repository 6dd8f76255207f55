using Dobos.Offline.Clusters.Controllers;
using Dobos.Offline.Clusters.Kinds;
using static Dobos.Offline.Tests.Clusters.Controllers.ControlledCluster;

namespace Dobos.Offline.Tests.Clusters.Controllers;

public sealed class EndToEndTests : IDisposable
{
    private readonly ControlledCluster _cluster = new();

    public void Dispose() => _cluster.Dispose();

    [Test]
    public void A_Deployment_becomes_a_ReplicaSet_and_pods_and_the_addresses_of_its_Service()
    {
        _cluster.Create(KindTable.Service, Manifests.Service);
        _cluster.Create(KindTable.Deployment, Manifests.Deployment());
        _cluster.Settle();

        var deployment = _cluster.Get(KindTable.Deployment, "web");
        Assert.Multiple(() =>
        {
            Assert.That(_cluster.Sets, Has.Count.EqualTo(1));
            Assert.That(_cluster.Pods, Has.Count.EqualTo(3));
            Assert.That((int?)deployment["status"]!["availableReplicas"], Is.EqualTo(3));
            Assert.That(Condition(deployment, "Available"), Is.EqualTo("True MinimumReplicasAvailable"));
            Assert.That(Condition(deployment, "Progressing"), Is.EqualTo("True NewReplicaSetAvailable"));
            Assert.That(_cluster.List(KindTable.Endpoints), Is.Empty, "the delay of a real cluster");
        });

        _cluster.Pass(1);
        var subset = _cluster.Get(KindTable.Endpoints, "web")["subsets"]!.AsArray().Single()!;
        Assert.That(subset["addresses"]!.AsArray().Select(address => (string?)address!["ip"]), Is.EqualTo((string[])["127.64.0.1", "127.64.0.2", "127.64.0.3"]));
        Assert.That(subset["ports"]!.ToJsonString(), Is.EqualTo("""[{"name":"http","port":8080,"protocol":"TCP"}]"""));
    }

    [Test]
    public async Task The_loop_does_by_itself_what_is_to_be_done_and_goes_on_after_a_restart()
    {
        using CancellationTokenSource deadline = new(TimeSpan.FromSeconds(30));
        using var watching = _cluster.Cluster.Store.Watch(_cluster.Cluster.Store.Version)!;
        await using (ControlLoop loop = new(_cluster.Cluster))
        {
            loop.Start();
            _cluster.Create(KindTable.Deployment, Manifests.Deployment(replicas: 2));
            for (var pods = 0; pods < 2;)
                pods += (await watching.Changes.ReadAsync(deadline.Token)).Now.Key.Kind == KindTable.Pod ? 1 : 0;
        }

        _cluster.Edit(KindTable.Deployment, "web", content => content["spec"]!["replicas"] = 3);
        await using ControlLoop next = new(_cluster.Cluster);
        next.Start();
        while (_cluster.Pods.Count < 3)
            await watching.Changes.ReadAsync(deadline.Token);
        Assert.That(_cluster.Pods, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task The_loop_writes_the_addresses_of_a_Service_when_the_delay_has_passed()
    {
        using CancellationTokenSource deadline = new(TimeSpan.FromSeconds(30));
        await using ControlLoop loop = new(_cluster.Cluster);
        using var watching = _cluster.Cluster.Store.Watch(_cluster.Cluster.Store.Version)!;
        loop.Start();
        await ReadUntilAsync(KindTable.ServiceAccount);
        _cluster.Create(KindTable.Service, Manifests.Service);
        await _cluster.Time.PassAsync(TimeSpan.FromSeconds(1), deadline.Token);

        await ReadUntilAsync(KindTable.Endpoints);
        Assert.That(_cluster.Get(KindTable.Endpoints, "web")["subsets"], Is.Null);

        async Task ReadUntilAsync(Kind kind)
        {
            while ((await watching.Changes.ReadAsync(deadline.Token)).Now.Key.Kind != kind)
            {
            }
        }
    }
}
