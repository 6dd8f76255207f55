using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Controllers;
using Dobos.Offline.Clusters.Controllers.Deployments;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Tests.Clusters.Controllers;

/// <summary>Rollouts in whatever order things happen: what users, pods and controllers do, and kills of the box, by chance. A seed that fails is printed.</summary>
public sealed class RandomRolloutTests : IDisposable
{
    private const int Steps = 250;
    private static readonly string[] Images = ["web:1", "web:2", "web:3"];
    private static readonly JsonNode[] Amounts = [0, 1, 2, "25%", "50%", "100%"];

    private readonly ControlledCluster _cluster = new();

    /// <summary>As many pods answer as the Deployment promises, and nothing but its controllers is to blame if that ends.</summary>
    private bool _isPromised;

    public void Dispose() => _cluster.Dispose();

    [Test]
    public void Updates_keep_their_promises_at_every_moment([Range(1, 60)] int turn) => Play(turn, [Update, Update, Relisten, Restart, Pass]);

    [Test]
    public void Whatever_happens_the_pods_asked_for_are_there_in_the_end([Range(1, 60)] int turn) => Play(turn, [Update, Update, Relisten, Restart, Pass, Rescale, Crash, Pause, Fail]);

    private void Play(int turn, Action<Random>[] acts)
    {
        var seed = HashCode.Combine(Environment.TickCount, turn);
        TestContext.Out.WriteLine($"seed {seed}");
        Random random = new(seed);
        Begin(random);
        for (var step = 0; step < Steps; step++)
            if (random.Next(12) == 0)
                acts[random.Next(acts.Length)](random);
            else if (random.Next(3) > 0)
                Look();
            else
                Work(random);

        Unpause();
        for (var wait = 0; wait < 12; wait++)
            _cluster.Pass(10);
        AssertDone();
    }

    private void Begin(Random random)
    {
        var content = ControlledCluster.Json(Manifests.Deployment(random.Next(1, 7)));
        var spec = content["spec"]!;
        spec["minReadySeconds"] = random.Next(2) * 5;
        spec["strategy"] = new JsonObject
        {
            ["type"] = "RollingUpdate",
            ["rollingUpdate"] = new JsonObject { ["maxSurge"] = Amounts[random.Next(1, Amounts.Length)].DeepClone(), ["maxUnavailable"] = Amounts[random.Next(Amounts.Length)].DeepClone() },
        };
        _cluster.Cluster.Create(KindTable.Deployment, "default", content);
    }

    private void Look()
    {
        _cluster.Listen();
        var before = Sizes();
        var isRescaled = Rescaling.IsDue(Wanted, _cluster.Sets.Select(ReplicaSetFacts.Of));
        _cluster.Room.LookOnce();
        var after = Sizes();
        Assert.That(after.Values.Sum(size => size.Asked), Is.AtMost(Math.Max(Wanted.MostPods, before.Values.Sum(size => size.Asked))), "pods asked for");
        foreach (var (name, size) in after)
            Assert.That(size.Active, Is.AtMost(Math.Max(size.Asked, before.GetValueOrDefault(name).Active)), $"pods of {name}");

        if (isRescaled)
            _isPromised = false;
        CheckPromise();
    }

    private void CheckPromise()
    {
        var keeps = _cluster.Pods.Select(pod => new PodFacts(pod)).Count(pod => pod.IsActive && pod.IsAvailable(Wanted.MinReadySeconds, _cluster.Time.GetUtcNow())) >= Wanted.Replicas - Wanted.MaxUnavailable;
        Assert.That(keeps || !_isPromised, "fewer pods answer than promised");
        _isPromised |= keeps && _cluster.Sets.All(set => Sizes()[set.Key.Name] is var size && size.Active <= size.Asked);
    }

    private DeploymentFacts Wanted => DeploymentFacts.Of(_cluster.Get(KindTable.Deployment, "web"));

    private Dictionary<string, (int Asked, int Active)> Sizes() => _cluster.Sets.ToDictionary(
        set => set.Key.Name,
        set => (ReplicaSetFacts.Of(set).Replicas, _cluster.Pods.Count(pod => pod.Owners.Contains(set.Uid) && new PodFacts(pod).IsActive)));

    private void Work(Random random)
    {
        if (_cluster.Pods is { Count: > 0 } pods)
            _cluster.Node.Work(pods[random.Next(pods.Count)]);
        CheckPromise();
    }

    private void Update(Random random) => Edit(spec => spec["template"]!["spec"]!["containers"]![0]!["image"] = Images[random.Next(Images.Length)]);

    private void Rescale(Random random)
    {
        Edit(spec => spec["replicas"] = random.Next(0, 8));
        _isPromised = false;
    }

    private void Pause(Random random) => Edit(spec => spec["paused"] = random.Next(2) == 0);

    private void Unpause() => Edit(spec => spec["paused"] = false);

    private void Crash(Random random) => Hurt(random, pod => _cluster.Node.SetReady(pod, isReady: false), pod => _cluster.Node.SetReady(pod, isReady: true));

    private void Fail(Random random) => Hurt(random, pod => _cluster.Node.Finish(pod, succeeds: false), _ => { });

    private void Hurt(Random random, Action<Stored> hurt, Action<Stored> heal)
    {
        Stored[] running = [.. _cluster.Pods.Where(pod => pod.Open()["status"]?["podIP"] is not null && new PodFacts(pod) is { IsActive: true })];
        if (running.Length == 0)
            return;

        var pod = running[random.Next(running.Length)];
        hurt(pod);
        _isPromised = false;
        for (var looks = random.Next(4); looks > 0; looks--)
            Look();
        if (_cluster.Cluster.Find(KindTable.Pod, "default", pod.Key.Name) is not null)
            heal(pod);
        _isPromised = false;
    }

    private void Relisten(Random random) => _cluster.Listen(random.Next(5));

    private void Restart(Random random) => _cluster.Restart();

    private void Pass(Random random) => _cluster.Time.Advance(TimeSpan.FromSeconds(random.Next(1, 8)));

    private void Edit(Action<JsonObject> edit) => _cluster.Edit(KindTable.Deployment, "web", content => edit(content["spec"]!.AsObject()));

    private void AssertDone()
    {
        PodFacts[] pods = [.. _cluster.Pods.Select(pod => new PodFacts(pod)).Where(pod => !pod.HasEnded)];
        var image = (string?)Wanted.Template["spec"]!["containers"]![0]!["image"];
        var status = _cluster.Get(KindTable.Deployment, "web").Part("status");
        Assert.Multiple(() =>
        {
            Assert.That(pods, Has.Length.EqualTo(Wanted.Replicas));
            Assert.That(pods.Select(pod => (string?)pod.Content["spec"]!["containers"]![0]!["image"]), Is.All.EqualTo(image));
            Assert.That(status.Number("availableReplicas") ?? 0, Is.EqualTo(Wanted.Replicas));
            Assert.That(_cluster.Sets.Select(set => ReplicaSetFacts.Of(set).Revision), Is.Unique);
            Assert.That((string?)Conditions.Find(status, "Progressing")!["reason"], Is.EqualTo("NewReplicaSetAvailable"));
        });
    }
}
