using Dobos.Failures;
using Dobos.Versions;

namespace Dobos.Tests.Versions;

public sealed class OriginTests
{
    private readonly Dictionary<string, string?> _variables = [];

    [Test]
    public void Without_an_agent_the_branch_is_gits_own() => Assert.That(Of("main"), Is.EqualTo(new Origin("main", null, null)));

    [TestCase("refs/heads/main", "main")]
    [TestCase("refs/heads/release/shop/1.0.0", "release/shop/1.0.0")]
    [TestCase("refs/tags/v1", null)]
    public void On_a_detached_head_the_agent_knows_the_branch(string source, string? branch)
    {
        _variables["BUILD_SOURCEBRANCH"] = source;

        Assert.That(Of(null).Branch, Is.EqualTo(branch));
    }

    [Test]
    public void A_pull_request_has_its_number_and_the_builds_in_the_version()
    {
        PullRequest("12", "345");

        Assert.That(Of(null).VersionOf("shop"), Is.EqualTo(new GivenVersion(VersionKind.PullRequest, "0.0.0-pr.12.345", "pull request 12, build 345")));
    }

    [Test]
    public void A_pull_request_of_a_release_branch_releases_nothing()
    {
        PullRequest("12", "345");

        Assert.That(Of("release/shop/1.0.0").VersionOf("shop")!.Kind, Is.EqualTo(VersionKind.PullRequest));
    }

    [Test]
    public void The_merge_of_a_pull_request_is_one_whoever_started_the_build()
    {
        _variables["BUILD_REASON"] = "Manual";
        _variables["BUILD_SOURCEBRANCH"] = "refs/pull/7/merge";
        _variables["BUILD_BUILDID"] = "9";

        Assert.That(Of(null).VersionOf("shop")!.Text, Is.EqualTo("0.0.0-pr.7.9"));
    }

    [TestCase(null, "1")]
    [TestCase("1", null)]
    [TestCase("012", "1")]
    [TestCase("a", "1")]
    [TestCase("1", "20261120.1")]
    public void Variables_that_make_no_version_are_shown(string? id, string? build)
    {
        PullRequest(id, build);

        var complaint = Assert.Throws<PullRequestException>(() => Of(null).VersionOf("shop"));

        Assert.That(complaint.Message, Does.Contain($"'{id}'").And.Contain($"'{build}'"));
        Assert.That(complaint.Code, Is.EqualTo(ExitCode.Configuration));
    }

    [Test]
    public void A_release_branch_is_for_its_own_service_only() =>
        Assert.That((string?[])[Of("release/shop/1.4.0").VersionOf("shop")?.Text, Of("release/shop/1.4.0").VersionOf("till")?.Text], Is.EqualTo((string?[])["1.4.0", null]));

    [Test]
    public void A_release_branch_of_a_service_that_is_not_there_is_refused_with_the_nearest()
    {
        var complaint = Assert.Throws<BranchNameException>(() => Of("release/shpo/1.4.0").Check(["shop", "till"]));

        Assert.That(complaint.Message, Does.Contain("did you mean 'shop'?"));
    }

    private Origin Of(string? branch) => Origin.Of(name => _variables.GetValueOrDefault(name), branch);

    private void PullRequest(string? id, string? build)
    {
        _variables["BUILD_REASON"] = "PullRequest";
        _variables["SYSTEM_PULLREQUEST_PULLREQUESTID"] = id;
        _variables["BUILD_BUILDID"] = build;
    }
}
