using Dobos.Deploying.Locks;
using Dobos.Tests.Fakes;

namespace Dobos.Tests.Deploying.Locks;

public sealed class LeaseWatchTests
{
    private static readonly LeaseSight Theirs = new("them", "7", Seconds: 30);

    private readonly ManualTime _time = new();

    [Test]
    public void Where_there_is_none_it_is_made() => Assert.That(Watch().Look(null), Is.EqualTo(new LeaseDecision.Create()));

    [Test]
    public void One_that_nobody_holds_is_taken_as_it_was_seen() => Assert.That(Watch().Look(Theirs with { Holder = "" }), Is.EqualTo(new LeaseDecision.Take("7")));

    [Test]
    public void Our_own_is_ours_still() => Assert.That(Watch().Look(Theirs with { Holder = "me" }), Is.EqualTo(new LeaseDecision.Take("7")));

    [Test]
    public void One_that_another_holds_is_waited_for() => Assert.That(Watch().Look(Theirs), Is.EqualTo(new LeaseDecision.Wait("them")));

    [Test]
    public void A_holder_that_was_silent_longer_than_it_promised_is_gone()
    {
        var watch = Watch();
        watch.Look(Theirs);
        _time.Advance(TimeSpan.FromSeconds(30.1));
        Assert.That(watch.Look(Theirs), Is.EqualTo(new LeaseDecision.Take("7")));
    }

    [Test]
    public void A_holder_that_renews_is_there_however_long_it_takes()
    {
        var watch = Watch();
        for (var renewal = 0; renewal < 100; renewal++)
        {
            Assert.That(watch.Look(Theirs with { Version = $"{renewal}" }), Is.EqualTo(new LeaseDecision.Wait("them")));
            _time.Advance(TimeSpan.FromSeconds(29));
        }
    }

    [Test]
    public void Who_looks_for_the_first_time_believes_nothing_of_before() => Assert.That(Watch().Look(Theirs with { Version = "1" }), Is.EqualTo(new LeaseDecision.Wait("them")));

    private LeaseWatch Watch() => new("me", _time);
}
