using Dobos.Deploying;
using Dobos.Deploying.Histories;

namespace Dobos.Tests.Deploying;

public sealed class WayBackTests
{
    private static readonly DateTimeOffset Then = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public void A_bad_release_goes_back_to_the_one_before() =>
        Assert.That(Of(2, Proven(1), Proven(2), Bad(3)), Is.EqualTo(Target(Proven(2))));

    [Test]
    public void What_failed_before_and_was_never_gone_back_from_is_passed_over() =>
        Assert.That(Of(3, Proven(1), Proven(2), Bad(3), Bad(4)), Is.EqualTo(Target(Proven(2))));

    [Test]
    public void Where_no_revision_came_about_nothing_is_gone_back_to() =>
        Assert.That(Of(2, Proven(1), Proven(2)), Is.EqualTo(new WayBack.Nothing()));

    [Test]
    public void After_the_way_back_the_same_hook_again_finds_what_was_proven_and_not_what_was_bad() =>
        Assert.That(Of(4, Proven(1), Proven(2), Bad(3), Back(4, to: 2), Bad(5)), Is.EqualTo(Target(Proven(2))));

    [Test]
    public void A_first_install_that_fails_is_removed() =>
        Assert.That(Of(0, Bad(1)), Is.EqualTo(new WayBack.Uninstall()));

    [Test]
    public void Where_nothing_was_ever_proven_a_person_must_decide() =>
        Assert.That(Of(1, Plain(1), Bad(2)), Is.EqualTo(new WayBack.Refuse("no revision of calc before this one was ever proven")));

    [Test]
    public void A_label_that_helm_handed_on_proves_nothing() =>
        Assert.That(Of(2, Proven(1), Plain(2) with { ProvenNumber = 1 }, Bad(3)), Is.EqualTo(Target(Proven(1))));

    [Test]
    public void What_somebody_went_back_from_is_not_returned_to() =>
        Assert.That(Of(4, Proven(1), Proven(2), Proven(3), Back(4, to: 1), Bad(5)), Is.EqualTo(Target(Proven(1))));

    [Test]
    public void A_release_that_cannot_be_undone_is_left_to_a_person() =>
        Assert.That(WayBack.Of(2, new("calc", [Proven(1), Proven(2), Bad(3)]), goesBack: false), Is.EqualTo(new WayBack.Refuse("calc says in its service.json that no release before it can take over")));

    private static WayBack Of(int before, params Revision[] revisions) => WayBack.Of(before, new("calc", revisions), goesBack: true);

    private static WayBack.To Target(Revision revision) => new(revision);

    private static Revision Plain(int number) => new(number, RevisionState.Superseded, "1.0.0", Then);

    private static Revision Proven(int number) => Plain(number) with { ProvenNumber = number };

    private static Revision Bad(int number) => Plain(number) with { State = RevisionState.Failed };

    private static Revision Back(int number, int to) => Plain(number) with { BackTo = to };
}
