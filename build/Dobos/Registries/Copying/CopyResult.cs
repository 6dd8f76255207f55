namespace Dobos.Registries.Copying;

/// <summary>What a copy came to.</summary>
/// <param name="Referrers">What refers to the artifact and came along.</param>
/// <param name="Bytes">What went over the wire.</param>
public sealed record CopyResult(Digest Digest, int Manifests, int Referrers, int Copied, int Mounted, int WereThere, long Bytes);
