using Dobos.Deploying;
using Dobos.Deploying.Histories;

namespace Dobos.Tests.Deploying;

public sealed class SettlingTests
{
    private static readonly DateTimeOffset Then = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    [Test]
    public void What_is_not_there_is_settled() => Assert.That(Of(Late), Is.EqualTo(new Settling.Settled()));

    [TestCase(RevisionState.Deployed)]
    [TestCase(RevisionState.Failed)]
    [TestCase(RevisionState.Uninstalled)]
    public void What_ended_is_settled(RevisionState state) => Assert.That(Of(Late, One(1, state)), Is.EqualTo(new Settling.Settled()));

    [Test]
    public void A_helm_that_may_still_live_is_not_disturbed()
    {
        var stuck = One(2, RevisionState.PendingUpgrade);
        Assert.That(Of(Then + Timeout - TimeSpan.FromSeconds(1), Proven(1), stuck), Is.EqualTo(new Settling.Wait(stuck, Then + Timeout)));
    }

    [Test]
    public void What_is_stuck_goes_back_to_what_was_proven()
    {
        var stuck = One(4, RevisionState.PendingUpgrade);
        Assert.That(Of(Late, Proven(1), One(2, RevisionState.Superseded), One(3, RevisionState.Deployed), stuck), Is.EqualTo(new Settling.Back(stuck, Proven(1))));
    }

    [Test]
    public void Without_proof_it_goes_back_to_what_helm_had_deployed()
    {
        var (deployed, stuck) = (One(1, RevisionState.Deployed), One(3, RevisionState.PendingRollback));
        Assert.That(Of(Late, deployed, One(2, RevisionState.Failed), stuck), Is.EqualTo(new Settling.Back(stuck, deployed)));
    }

    [Test]
    public void A_first_install_that_never_ended_is_removed()
    {
        var stuck = One(1, RevisionState.PendingInstall);
        Assert.That(Of(Late, stuck), Is.EqualTo(new Settling.Remove(stuck)));
    }

    [Test]
    public void A_removal_that_never_ended_is_done_again()
    {
        var stuck = One(2, RevisionState.Uninstalling);
        Assert.That(Of(Late, Proven(1), stuck), Is.EqualTo(new Settling.Remove(stuck)));
    }

    private static DateTimeOffset Late => Then + Timeout;

    private static Settling Of(DateTimeOffset now, params Revision[] revisions) => Settling.Of(new("calc", revisions), now, Timeout);

    private static Revision One(int number, RevisionState state) => new(number, state, "1.0.0", Then);

    private static Revision Proven(int number) => One(number, RevisionState.Superseded) with { ProvenNumber = number };
}
