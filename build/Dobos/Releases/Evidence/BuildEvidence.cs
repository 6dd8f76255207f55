using System.Text.Json.Nodes;

namespace Dobos.Releases.Evidence;

/// <summary>How a release was built: what differs from run to run, and so is not in the record.</summary>
public sealed record BuildEvidence(RunStory Run, TestStory? Tests, LintStory? Lint, bool IsHostMadeBase, IReadOnlyList<string> Edits)
{
    public const string Kind = "build";

    /// <summary>As a referrer of its release. It says itself which one it speaks of, so that what is signed holds for no other.</summary>
    public Artifact ToArtifact(PublishedRelease release) => JsonArtifact.Of(
        "evidence", EvidenceShelf.ArtifactType, Document(release), new(StringComparer.Ordinal) { [EvidenceShelf.KindAnnotation] = Kind }, release.Descriptor);

    private JsonObject Document(PublishedRelease release) => new()
    {
        ["kind"] = Kind,
        ["record"] = release.Digest.Value,
        ["service"] = release.Record.Service,
        ["version"] = release.Record.Version,
        ["run"] = Run.ToJson(),
        ["tests"] = Tests?.ToJson(),
        ["lint"] = Lint?.ToJson(),
        ["base"] = IsHostMadeBase ? "host" : "pinned",
        ["edits"] = new JsonArray([.. Edits.Select(path => (JsonNode)path)]),
    };
}
