using Dobos.Offline.Clusters.Nodes.Containers;

namespace Dobos.Offline.Tests.Clusters.Nodes;

public sealed class BackoffTests
{
    [Test]
    public void The_first_restart_is_at_once_and_each_later_one_waits_twice_as_long_up_to_five_minutes()
    {
        var backoff = Backoff.None;
        List<double> waits = [];
        for (var time = 0; time < 8; time++)
        {
            (var wait, backoff) = backoff.After(TimeSpan.FromSeconds(1));
            waits.Add(wait.TotalSeconds);
        }

        Assert.That(waits, Is.EqualTo([0, 10, 20, 40, 80, 160, 300, 300]));
    }

    [Test]
    public void A_try_that_fails_waits_ten_seconds_and_each_later_one_twice_as_long() =>
        Assert.That((Backoff.None.Failed().Wait.TotalSeconds, Backoff.None.Failed().Failed().Wait.TotalSeconds), Is.EqualTo((10, 20)));

    [Test]
    public void What_ran_for_ten_minutes_is_forgiven() => Assert.That(new Backoff(TimeSpan.FromMinutes(5)).After(TimeSpan.FromMinutes(10)).Now, Is.EqualTo(TimeSpan.Zero));
}
