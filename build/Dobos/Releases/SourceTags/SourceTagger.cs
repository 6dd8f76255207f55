using Dobos.Checkouts;
using Dobos.Versions;

namespace Dobos.Releases.SourceTags;

/// <summary>Tags the commits that releases were built of, here and in 'origin' where there is one. A tag is never moved.</summary>
public sealed class SourceTagger(Checkout checkout, Func<string, string?> variable)
{
    private const string Origin = "origin";

    private readonly Git _git = new(checkout);

    /// <summary>A sentence of what was done, or why there was nothing to do.</summary>
    public string Tag(ServiceVersion version)
    {
        var tag = SourceTag.Of(version);
        var hasOrigin = Lines("remote").Contains(Origin);
        Fetch(tag, hasOrigin, out var isInOrigin);
        if (Find(tag) is not { } tagged)
            _git.Text([.. Tagger(), "tag", "--annotate", "--no-sign", "--message", $"{version.Service.Name} {version.Text}", tag.Name, tag.Commit]);
        else if (!IsSameRelease(tag, tagged))
            throw new ReleaseRefusedException($"{tag.Name} is on {tagged} and this release is built of {tag.Commit}; a tag is never moved, so give the release another version.");
        if (hasOrigin && !isInOrigin)
            _git.Text(["push", "--quiet", Origin, $"{tag.Reference}:{tag.Reference}"]);
        return $"{tag.Name} is on {Find(tag)}{(hasOrigin ? $", here and in {Origin}" : "")}";
    }

    // Somebody else may have set it; two tag objects of one name would be two tags.
    private void Fetch(SourceTag tag, bool hasOrigin, out bool isInOrigin)
    {
        isInOrigin = hasOrigin && Lines("ls-remote", Origin, tag.Reference) is [_, ..];
        if (isInOrigin && Find(tag) is null)
            _git.Text(["fetch", "--quiet", "--no-tags", Origin, $"{tag.Reference}:{tag.Reference}"]);
    }

    private string? Find(SourceTag tag) => Lines("for-each-ref", "--format=%(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end)", tag.Reference).FirstOrDefault();

    // A later commit that touches nothing of the service gives the same release.
    private bool IsSameRelease(SourceTag tag, string tagged) => tagged == tag.Commit || (Contains(tagged, tag.LastTouch) && Contains(tag.Commit, tagged));

    private bool Contains(string commit, string other) => Lines("rev-list", "--max-count=1", other, $"^{commit}") is [];

    // An agent has no name of its own.
    private string[] Tagger() => Lines("config", "--default", "", "user.email") is [_, ..]
        ? []
        : ["-c", $"user.name={variable("BUILD_REQUESTEDFOR") ?? Environment.UserName}", "-c", $"user.email={variable("BUILD_REQUESTEDFOREMAIL") ?? "nobody@localhost"}"];

    private string[] Lines(params string[] arguments) => _git.Text(arguments).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
