using Dobos.Offline.Clusters;
using Dobos.Offline.Clusters.Controllers;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Tests.Clusters.Controllers;

public sealed class ControlRoomTests : IDisposable
{
    private readonly ControlledCluster _cluster = new();
    private readonly List<string> _looks = [];
    private Func<string, Exception?> _fails = _ => null;

    public void Dispose() => _cluster.Dispose();

    [Test]
    public void At_first_everything_is_looked_at_once()
    {
        var room = Room(again: null);
        room.Begin(_cluster.Cluster.Store.List(KindTable.Namespace).Items);
        Settle(room);
        Assert.That(_looks, Is.EqualTo((string[])["default", "kube-system"]));
        Assert.That(room.Rest, Is.Null);
    }

    [Test]
    public void What_is_wrong_with_one_object_does_not_hold_up_the_others()
    {
        _fails = name => name == "default" ? new FormatException("One is no number.") : null;
        var room = Room(again: null);
        room.Begin(_cluster.Cluster.Store.List(KindTable.Namespace).Items);
        Settle(room);
        Assert.Multiple(() =>
        {
            Assert.That(_looks, Is.EqualTo((string[])["default", "kube-system"]));
            Assert.That(room.Rest, Is.EqualTo(TimeSpan.FromMilliseconds(50)));
            Assert.That(_cluster.Events("ControllerFailed"), Is.EqualTo((string[])["This cluster cannot bring the object forward: One is no number. It tries again after a while."]));
        });

        _fails = _ => null;
        _cluster.Time.Advance(TimeSpan.FromMilliseconds(50));
        Settle(room);
        Assert.That(_looks, Is.EqualTo((string[])["default", "kube-system", "default"]));
    }

    [Test]
    public void Who_is_refused_is_tried_again_without_a_word()
    {
        _fails = _ => ClusterRefusedException.BadRequest("no");
        var room = Room(again: null);
        room.Begin(_cluster.Cluster.Store.List(KindTable.Namespace).Items);
        Settle(room);
        Assert.That(_cluster.Events("ControllerFailed"), Is.Empty);
        Assert.That(room.Rest, Is.EqualTo(TimeSpan.FromMilliseconds(50)));
    }

    [Test]
    public void A_change_that_one_controller_cannot_make_out_does_not_end_them_all()
    {
        Controller blind = new(KindTable.Pod, (_, _) => throw new FormatException("No."), (_, _) => null);
        Controller seeing = new(KindTable.Namespace, (_, change) => [change.Now.Key], (_, key) =>
        {
            _looks.Add(key.Name);
            return null;
        });
        ControlRoom room = new(_cluster.Cluster, [blind, seeing]);
        var seen = _cluster.Cluster.Find(KindTable.Namespace, "", "default")!;
        room.Take(new(ChangeType.Modified, seen, seen));
        Settle(room);
        Assert.That(_looks, Is.EqualTo((string[])["default"]));
    }

    [Test]
    public void Who_asks_to_be_looked_at_again_is()
    {
        var room = Room(again: TimeSpan.FromSeconds(7));
        room.Begin(_cluster.Cluster.Store.List(KindTable.Namespace).Items.Take(1));
        Settle(room);
        _cluster.Time.Advance(TimeSpan.FromSeconds(7));
        Settle(room);
        Assert.That(_looks, Has.Count.EqualTo(2));
    }

    [Test]
    public void Changes_gather_before_a_controller_with_a_delay_looks()
    {
        Controller slow = new(KindTable.Namespace, (_, change) => [change.Now.Key], Look) { Delay = TimeSpan.FromSeconds(1) };
        ControlRoom room = new(_cluster.Cluster, [slow]);
        using var watching = _cluster.Cluster.Store.Watch(_cluster.Cluster.Store.Version)!;
        foreach (var label in new[] { "one", "two" })
            _cluster.Cluster.Edit(KindTable.Namespace, "", "default", content =>
            {
                content["metadata"]!["labels"]!["seen"] = label;
                return content;
            });
        while (watching.Changes.TryRead(out var change))
            room.Take(change);

        Settle(room);
        Assert.That(_looks, Is.Empty);
        _cluster.Time.Advance(TimeSpan.FromSeconds(1));
        Settle(room);
        Assert.That(_looks, Is.EqualTo((string[])["default"]));

        DateTimeOffset? Look(Cluster cluster, ObjectKey key)
        {
            _looks.Add(key.Name);
            return null;
        }
    }

    private ControlRoom Room(TimeSpan? again) => new(_cluster.Cluster, [new(KindTable.Namespace, (_, _) => [], (_, key) =>
    {
        _looks.Add(key.Name);
        return _fails(key.Name) is { } failure ? throw failure : _cluster.Time.GetUtcNow() + again;
    })]);

    private static void Settle(ControlRoom room)
    {
        while (room.LookOnce())
        {
        }
    }
}
