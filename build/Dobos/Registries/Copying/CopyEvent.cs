namespace Dobos.Registries.Copying;

/// <summary>What happens while an artifact is copied, one thing after another.</summary>
public abstract record CopyEvent
{
    /// <summary>All that there is to copy is known.</summary>
    public sealed record Planned(int Manifests, int Blobs, long Bytes) : CopyEvent;

    /// <summary>So much of a blob went out; less than before when it has to begin anew.</summary>
    public sealed record Sent(Descriptor Blob, long Bytes) : CopyEvent;

    public sealed record BlobDone(Descriptor Blob, BlobFate Fate) : CopyEvent;

    public sealed record ManifestDone(Digest Digest) : CopyEvent;

    /// <summary>It is listed as a referrer, and is not there.</summary>
    public sealed record ReferrerGone(Digest Digest) : CopyEvent;

    public sealed record Tagged(string Tag, Digest Digest) : CopyEvent;
}
