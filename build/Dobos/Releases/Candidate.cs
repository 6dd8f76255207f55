using Dobos.Charts;
using Dobos.Images;
using Dobos.Versions;

namespace Dobos.Releases;

/// <summary>A version of a service that is built whole, and may become a release.</summary>
public sealed record Candidate(ServiceVersion Version, BuiltImage Image, BuiltChart Chart)
{
    public string Service => Version.Service.Name;

    public ReleaseRecord Record { get; } = new(Version.Service.Name, Version.Text, Version.InputsHash, Image.ManifestDigest, Chart.ManifestDigest);

    /// <summary>Whether the same inputs give the same bytes again, so that other bytes are another thing.</summary>
    public bool IsRepeatable => !Version.Service.Image.IsOfDockerfile;

    public ReleaseTags Tags => new(Record.Image, Record.Chart, Record.ToArtifact().Manifest.Digest);

    public override string ToString() => $"{Service} {Version.Text}";
}
