using Dobos.Versions;

namespace Dobos.Releases.SourceTags;

/// <summary>The git tag of a release: a name, and the commit that it was built of.</summary>
/// <param name="LastTouch">The last commit that changed what it was made of: from there to the commit every one gives the same release.</param>
public sealed record SourceTag(string Name, string Commit, string LastTouch)
{
    public string Reference => $"refs/tags/{Name}";

    /// <summary>Throws for what is not as a commit has it, or not made to last.</summary>
    public static SourceTag Of(ServiceVersion version) => version is { Kind: VersionKind.Counted or VersionKind.Release, Commit: { } commit }
        ? new($"{version.Service.Name}/v{version.Text}", commit, version.Touches is [var last, ..] ? last.Commit : commit)
        : throw new ReleaseRefusedException(
            $"{version.Service.Name} {version.Text} gets no tag, because it is " +
            $"{(version.Kind is VersionKind.PullRequest ? "a pull request's" : "not as any commit has it")}; commit it, or merge it, first.");
}
