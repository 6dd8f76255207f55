using System.Text.RegularExpressions;

namespace Dobos.Versions;

/// <summary>A version that need not be counted.</summary>
internal sealed partial record GivenVersion(VersionKind Kind, string Text, string Why)
{
    public static GivenVersion OfPullRequest(string id, string? build) =>
        Number().IsMatch(id) && Number().IsMatch(build ?? "")
            ? new GivenVersion(VersionKind.PullRequest, $"0.0.0-pr.{id}.{build}", $"pull request {id}, build {build}")
            : throw new PullRequestException(id, build);

    // A number in a version has no zero in front.
    [GeneratedRegex("^[1-9][0-9]{0,17}$|^0$")]
    private static partial Regex Number();
}
