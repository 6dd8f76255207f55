using System.Text.Json.Nodes;
using Dobos.Images.Layouts;
using Dobos.Registries;

namespace Dobos.Releases;

/// <summary>What a release is made of, and nothing that differs from run to run: the same inputs give the same record.</summary>
/// <param name="InputsHash">Of all that the version was counted over.</param>
public sealed record ReleaseRecord(string Service, string Version, string InputsHash, Digest Image, Digest Chart)
{
    public const string ArtifactType = "application/vnd.dobos.release.v1+json";

    public ArtifactName ImageName => new(ReleaseNames.Image(Service), Image);

    public ArtifactName ChartName => new(ReleaseNames.Chart(Service), Chart);

    /// <summary>As a registry takes it.</summary>
    public Artifact ToArtifact() => JsonArtifact.Of("record", ArtifactType, Document(), new(StringComparer.Ordinal)
    {
        [ImageLabels.Title] = Service,
        [ImageLabels.Version] = Version,
    });

    private JsonObject Document() => new()
    {
        ["service"] = Service,
        ["version"] = Version,
        ["inputs"] = InputsHash,
        ["image"] = Node(ImageName),
        ["chart"] = Node(ChartName),
    };

    private static JsonObject Node(ArtifactName name) => new() { ["repository"] = name.Repository, ["digest"] = name.Digest.Value };
}
