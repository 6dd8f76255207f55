using System.Text.RegularExpressions;

namespace Dobos.Versions;

/// <summary>A branch that gives a service its version by its name: <c>release/&lt;service&gt;/&lt;semantic version&gt;</c>.</summary>
internal sealed partial record ReleaseBranch(string Service, string Version)
{
    private const string Ours = "0.0.0-";

    /// <summary>Null for a branch of another form.</summary>
    public static ReleaseBranch? Parse(string? branch) =>
        branch?.Split('/') is ["release", var service, var version] ? new ReleaseBranch(service, Checked(branch, version)) : null;

    private static string Checked(string branch, string version) =>
        version.Contains('+', StringComparison.Ordinal) ? throw new BranchNameException(branch, $"'{version}' has a '+', which no tag of an image can have")
        : !Semantic().IsMatch(version) ? throw new BranchNameException(branch, $"'{version}' is no semantic version")
        : version.TrimStart('v').StartsWith(Ours, StringComparison.Ordinal) ? throw new BranchNameException(branch, "versions that start with 0.0.0- are those of pull requests and working copies")
        : version;

    // https://semver.org without build metadata; a leading v is kept, as tags and charts keep it. A tag has 128 characters at most.
    [GeneratedRegex(@"^(?=.{5,128}$)v?(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})(-(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(\.(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?$")]
    private static partial Regex Semantic();
}
