using Dobos.Offline.Clusters.Controllers;
using Dobos.Offline.Clusters.Kinds;

namespace Dobos.Offline.Tests.Clusters.Controllers;

public sealed class WorkQueueTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly Controller Some = new(KindTable.Pod, (_, _) => [], (_, _) => null);

    private readonly WorkQueue _queue = new();

    [Test]
    public void What_is_asked_for_twice_is_done_once_at_the_earlier_time()
    {
        _queue.Add(One, Noon.AddSeconds(5));
        _queue.Add(One, Noon);
        _queue.Add(One, Noon.AddSeconds(2));
        Assert.Multiple(() =>
        {
            Assert.That(_queue.Take(Noon), Is.EqualTo(One));
            Assert.That(_queue.Take(Noon.AddHours(1)), Is.Null);
            Assert.That(_queue.Next, Is.Null);
        });
    }

    [Test]
    public void What_is_not_due_waits()
    {
        _queue.Add(One, Noon.AddSeconds(5));
        Assert.That(_queue.Take(Noon), Is.Null);
        Assert.That(_queue.Next, Is.EqualTo(Noon.AddSeconds(5)));
    }

    [Test]
    public void What_was_asked_for_first_comes_first()
    {
        _queue.Add(One, Noon);
        _queue.Add(Other, Noon);
        Assert.That(_queue.Take(Noon), Is.EqualTo(One));
    }

    [Test]
    public void What_fails_waits_longer_each_time_up_to_a_minute()
    {
        var waits = Enumerable.Range(0, 30).Select(_ => Fail()).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(waits[..3], Is.EqualTo((double[])[50, 100, 200]));
            Assert.That(waits[^1], Is.EqualTo(60_000));
        });

        _queue.Succeeded(One);
        Assert.That(Fail(), Is.EqualTo(50));
    }

    private static Work One => new(Some, new(KindTable.Pod, "default", "one"));

    private static Work Other => new(Some, new(KindTable.Pod, "default", "other"));

    private double Fail()
    {
        _queue.Failed(One, Noon);
        var wait = (_queue.Next!.Value - Noon).TotalMilliseconds;
        _queue.Take(Noon.AddHours(1));
        return wait;
    }
}
