using System.Text.Json.Nodes;
using Dobos.Offline.Clusters;
using Dobos.Offline.Clusters.Controllers;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Lifecycle;
using Dobos.Offline.Clusters.Store;
using Dobos.Tests.Fakes;

namespace Dobos.Offline.Tests.Clusters.Lifecycle;

/// <summary>What goes with what was deleted, and what stays.</summary>
public sealed class CaretakerTests
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dobos-lifecycle-");
    private readonly ManualTime _clock = new();
    private Cluster? _cluster;
    private Caretaker? _caretaker;

    private Cluster Cluster => _cluster!;

    [SetUp]
    public void Start()
    {
        _cluster = Cluster.Open(_folder.FullName, _clock);
        _caretaker = new(_cluster);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _caretaker!.DisposeAsync();
        _cluster!.Dispose();
        _folder.Delete(recursive: true);
    }

    [Test]
    public async Task What_is_owned_goes_after_its_owner_all_the_way_down()
    {
        var owner = ConfigMap("owner");
        ConfigMap("grandchild", owners: ConfigMap("child", owners: owner));
        ConfigMap("stranger");
        Delete("owner");

        await UntilAsync("stranger");
    }

    [Test]
    public async Task What_another_owns_too_stays()
    {
        var (one, other) = (ConfigMap("one"), ConfigMap("other"));
        ConfigMap("child", one, other);
        ConfigMap("only", one);
        Delete("one");

        await UntilAsync("child", "other");
    }

    [Test]
    public async Task What_is_created_for_an_owner_that_is_gone_already_goes_too()
    {
        var owner = ConfigMap("owner");
        Delete("owner");
        ConfigMap("late", owner);

        await UntilAsync();
    }

    [Test]
    public async Task In_the_foreground_the_owner_waits_for_what_it_owns()
    {
        var owner = ConfigMap("owner");
        var child = ConfigMap("child", owner);
        Cluster.Edit(KindTable.ConfigMap, "default", child.Key.Name, content => Held(content));
        Delete("owner", "Foreground");
        await Wait.UntilAsync(() => Cluster.Find(KindTable.ConfigMap, "default", "child") is { IsGoing: true });
        Assert.That(Cluster.Find(KindTable.ConfigMap, "default", "owner"), Has.Property(nameof(Stored.IsGoing)).True);

        Cluster.Edit(KindTable.ConfigMap, "default", "child", content => Held(content, holds: false));
        await UntilAsync();
    }

    [Test]
    public async Task An_orphan_stays_and_forgets_its_owner()
    {
        ConfigMap("child", ConfigMap("owner"));
        Delete("owner", "Orphan");

        await UntilAsync("child");
        Assert.That(Cluster.Get(KindTable.ConfigMap, "default", "child").Owners, Is.Empty);
    }

    [Test]
    public async Task A_namespace_goes_when_all_in_it_is_gone_and_takes_nothing_in_meanwhile()
    {
        Create(KindTable.Namespace, "", "shop");
        var held = Create(KindTable.ConfigMap, "shop", "held");
        Create(KindTable.Secret, "shop", "sh.helm.release.v1.shop.v1");
        Cluster.Edit(KindTable.ConfigMap, "shop", "held", content => Held(content));
        Cluster.Delete(KindTable.Namespace, "", "shop", new());
        await Wait.UntilAsync(() => Cluster.Store.List(KindTable.Secret, "shop").Items.Count == 0);

        Assert.That((string?)Cluster.Get(KindTable.Namespace, "", "shop").Open()["status"]!["phase"], Is.EqualTo("Terminating"));
        Assert.That(() => Create(KindTable.ConfigMap, "shop", "late"), Throws.TypeOf<ClusterRefusedException>().With.Property(nameof(ClusterRefusedException.Code)).EqualTo(403));

        Cluster.Edit(KindTable.ConfigMap, "shop", held.Key.Name, content => Held(content, holds: false));
        await Wait.UntilAsync(() => Cluster.Find(KindTable.Namespace, "", "shop") is null);
    }

    [Test]
    public async Task Events_go_an_hour_after_they_happened_last_and_nothing_else_does()
    {
        var about = ConfigMap("about");
        EventRecorder.Record(Cluster, about, "Normal", "Old", "it was", "test");
        EventRecorder.Record(Cluster, about, "Normal", "Again", "it is still so", "test");
        _clock.Advance(TimeSpan.FromMinutes(50));
        EventRecorder.Record(Cluster, about, "Normal", "New", "it is", "test");
        EventRecorder.Record(Cluster, about, "Normal", "Again", "it is still so", "test");
        _clock.Advance(TimeSpan.FromMinutes(11));
        await Wait.UntilAsync(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            return Cluster.Store.List(KindTable.Event).Items.Count < 3;
        });

        Assert.That(Cluster.Store.List(KindTable.Event).Items.Select(item => (string?)item.Open()["reason"]), Is.EquivalentTo((string[])["Again", "New"]));
        await UntilAsync("about");
    }

    private Stored ConfigMap(string name, params Stored[] owners) => Create(KindTable.ConfigMap, "default", name, owners);

    private Stored Create(Kind kind, string inNamespace, string name, params Stored[] owners) => Cluster.Create(kind, inNamespace, new()
    {
        ["metadata"] = new JsonObject
        {
            ["name"] = name,
            ["ownerReferences"] = new JsonArray([.. owners.Select(owner => new JsonObject { ["apiVersion"] = owner.Key.Kind.ApiVersion, ["kind"] = owner.Key.Kind.Name, ["name"] = owner.Key.Name, ["uid"] = owner.Uid })]),
        },
    });

    private void Delete(string name, string? propagation = null) => Cluster.Delete(KindTable.ConfigMap, "default", name, new() { Propagation = propagation });

    private static JsonObject Held(JsonObject content, bool holds = true)
    {
        content["metadata"]!["finalizers"] = holds ? new JsonArray("example.com/hold") : null;
        return content;
    }

    private Task UntilAsync(params string[] left) =>
        Wait.UntilAsync(() => Names().SequenceEqual(left), () => string.Join(',', Names()));

    private IEnumerable<string> Names() => Cluster.Store.List(KindTable.ConfigMap, "default").Items.Select(item => item.Key.Name);
}
