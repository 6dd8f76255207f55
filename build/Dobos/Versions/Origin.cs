using System.Text.RegularExpressions;
using Dobos.Names;

namespace Dobos.Versions;

/// <summary>Where a checkout comes from: the branch, where one is known, and the pull request whose merge it is.</summary>
internal sealed partial record Origin(string? Branch, string? PullRequest, string? Build)
{
    /// <summary>An agent checks out a commit without a branch and tells by variables what it was asked for.</summary>
    public static Origin Of(Func<string, string?> variable, string? branch)
    {
        var source = Given(variable("BUILD_SOURCEBRANCH"));
        var merged = source is null ? null : Merge().Match(source) is { Success: true } match ? match.Groups["id"].Value : null;
        var isPullRequest = variable("BUILD_REASON") is "PullRequest" || merged is not null;
        return new Origin(
            source is null ? branch : source.StartsWith(Heads, StringComparison.Ordinal) ? source[Heads.Length..] : null,
            isPullRequest ? Given(variable("SYSTEM_PULLREQUEST_PULLREQUESTID")) ?? merged ?? "" : null,
            Given(variable("BUILD_BUILDID")));
    }

    /// <summary>What is to be built here: the version that a rule gives to this service, or null where it is counted.</summary>
    public GivenVersion? VersionOf(string service) =>
        PullRequest is { } id ? GivenVersion.OfPullRequest(id, Build)
        : ReleaseBranch.Parse(Branch) is { } release && release.Service == service ? new GivenVersion(VersionKind.Release, release.Version, $"branch {Branch}")
        : null;

    /// <summary>Complains about a release branch that releases nothing.</summary>
    public void Check(IReadOnlyCollection<string> services)
    {
        if (PullRequest is null && ReleaseBranch.Parse(Branch) is { } release && !services.Contains(release.Service))
            throw new BranchNameException(Branch!, $"there is no service '{release.Service}'{Nearest.Hint(release.Service, services)}");
    }

    private const string Heads = "refs/heads/";

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    [GeneratedRegex("^refs/pull/(?<id>[0-9]+)/")]
    private static partial Regex Merge();
}
