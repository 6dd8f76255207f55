using Dobos.Checkouts;
using Dobos.Testing;

namespace Dobos.Releases.Evidence;

/// <summary>Tells how this run built a release.</summary>
public sealed class Witness(Checkout checkout, Ledger tests, LintLedger lint, Func<string, string?> variable, TimeProvider clock)
{
    public BuildEvidence Tell(Candidate candidate, PublishedRelease release) => release.Record == candidate.Record
        ? new(Run(candidate), TestStory.Of(tests.Results.Where(result => IsOf(candidate, result)), tests.Filter), lint.Story, candidate.Image.IsHostMadeBase, candidate.Version.Edits)
        : throw new ArgumentException($"This run did not build {release.Record}.", nameof(release));

    private RunStory Run(Candidate candidate) => new(
        candidate.Version.Commit,
        Given("BUILD_SOURCEBRANCH") ?? GitHead.Of(checkout.Root).Branch,
        Given("BUILD_BUILDID"),
        Given("BUILD_BUILDNUMBER"),
        Given("BUILD_REQUESTEDFOR") ?? GitUser() ?? Environment.UserName,
        clock.GetUtcNow());

    private string? GitUser()
    {
        try
        {
            return new Git(checkout).Text(["config", "user.name"]).Trim() is { Length: > 0 } name ? name : null;
        }
        catch (GitFailedException)
        {
            return null; // So git says that none is set.
        }
    }

    // A result's name is the project's file name, or its path with dots where two have the same one.
    private bool IsOf(Candidate candidate, ProjectResult result) => candidate.Version.Service.Tests.Any(test =>
        result.Name == Path.GetFileNameWithoutExtension(test) || result.Name == Path.ChangeExtension(checkout.Shown(test), null).Replace('/', '.'));

    private string? Given(string name) => variable(name) is { Length: > 0 } value ? value : null;
}
