using Dobos.Failures;
using Dobos.Versions;

namespace Dobos.Tests.Versions;

public sealed class ReleaseBranchTests
{
    [TestCase("release/shop/1.4.57", "1.4.57")]
    [TestCase("release/shop/v1.0.2", "v1.0.2")]
    [TestCase("release/shop/2.0.0-rc.1", "2.0.0-rc.1")]
    [TestCase("release/shop/0.0.0", "0.0.0")]
    public void Its_name_gives_exactly_that_version(string branch, string version) =>
        Assert.That(ReleaseBranch.Parse(branch), Is.EqualTo(new ReleaseBranch("shop", version)));

    [TestCase("main")]
    [TestCase("release/1.4")]
    [TestCase("release/shop/1.4/fix")]
    [TestCase("releases/shop/1.4.0")]
    [TestCase(null)]
    public void A_branch_of_another_form_is_none(string? branch) => Assert.That(ReleaseBranch.Parse(branch), Is.Null);

    [TestCase("1.4", "no semantic version")]
    [TestCase("01.4.0", "no semantic version")]
    [TestCase("1.4.0-01", "no semantic version")]
    [TestCase("1.4.0-", "no semantic version")]
    [TestCase("1.4.0.1", "no semantic version")]
    [TestCase("", "no semantic version")]
    [TestCase("1.4.0+5", "'+'")]
    [TestCase("0.0.0-local.habc", "0.0.0-")]
    [TestCase("v0.0.0-pr.1.2", "0.0.0-")]
    public void Anything_that_is_no_version_for_a_tag_is_refused_by_name(string version, string why)
    {
        var complaint = Assert.Throws<BranchNameException>(() => ReleaseBranch.Parse($"release/shop/{version}"));

        Assert.That(complaint.Message, Does.Contain(why).And.Contain($"release/shop/{version}"));
        Assert.That(complaint.Code, Is.EqualTo(ExitCode.Configuration));
    }
}
