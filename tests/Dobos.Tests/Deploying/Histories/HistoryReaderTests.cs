using Cake.Helm.Releases;
using Cake.Kubectl.Get;
using Dobos.Deploying.Histories;

namespace Dobos.Tests.Deploying.Histories;

public sealed class HistoryReaderTests
{
    private static readonly DateTimeOffset Then = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [TestCase("deployed", RevisionState.Deployed)]
    [TestCase("superseded", RevisionState.Superseded)]
    [TestCase("failed", RevisionState.Failed)]
    [TestCase("pending-install", RevisionState.PendingInstall)]
    [TestCase("pending-upgrade", RevisionState.PendingUpgrade)]
    [TestCase("pending-rollback", RevisionState.PendingRollback)]
    [TestCase("uninstalling", RevisionState.Uninstalling)]
    [TestCase("uninstalled", RevisionState.Uninstalled)]
    [TestCase("something new", RevisionState.Unknown)]
    public void Each_word_of_helm_is_understood(string word, RevisionState state) => Assert.That(Only(Row(1, word)).State, Is.EqualTo(state));

    [Test]
    public void A_label_proves_the_revision_that_it_names() => Assert.That(Only(Row(7), ("dobos/verified", "7")).IsVerified, Is.True);

    [Test]
    public void A_label_that_was_handed_on_proves_nothing() => Assert.That(Only(Row(8), ("dobos/verified", "7"), ("dobos/content", "7.abc")), Has.Property("IsVerified").False);

    [Test]
    public void What_was_deployed_is_known_by_the_revision_that_deployed_it()
    {
        Assert.That(Only(Row(7), ("dobos/content", "7.abc")).Has("abc"), Is.True);
        Assert.That(Only(Row(8), ("dobos/content", "7.abc")).Has("abc"), Is.False);
    }

    [Test]
    public void A_rollback_says_where_it_went() => Assert.That(Only(Row(9) with { Description = "Rollback to 4" }).BackTo, Is.EqualTo(4));

    private static Revision Only(HelmRevision row, params (string Name, string Value)[] labels) => HistoryReader.Of(
        "calc", [row], [new KubectlLabelled($"sh.helm.release.v1.calc.v{row.Revision}", labels.ToDictionary(label => label.Name, label => label.Value))]).Newest!;

    private static HelmRevision Row(int number, string state = "deployed") => new(number, Then, state, "calc-1.0.0", "1.0.0", "Upgrade complete");
}
