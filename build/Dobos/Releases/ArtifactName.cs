using Dobos.Registries;

namespace Dobos.Releases;

/// <summary>Which bytes, and in which repository, whatever the registry: so a record is true wherever it is copied to.</summary>
public sealed record ArtifactName(string Repository, Digest Digest)
{
    public override string ToString() => $"{Repository}@{Digest}";
}
