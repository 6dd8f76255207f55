using System.Collections.Concurrent;
using Dobos.Registries;
using Dobos.Registries.Copying;

namespace Dobos.Releases;

/// <summary>Brings an artifact of a release into a repository: its blobs, its manifest, and the tag last.</summary>
internal sealed class ArtifactUpload(string release, Repository repository, Artifact artifact, Bound bound, PushDisplay? display)
{
    private readonly ConcurrentBag<Descriptor> _sent = [];

    /// <summary>How many bytes of blobs went out.</summary>
    /// <param name="tag">What people call it by.</param>
    /// <param name="replaced">What the tag may stand for before; null where for nothing else.</param>
    public async Task<long> UnderTagAsync(string tag, Digest? replaced, CancellationToken cancellation)
    {
        await BlobsAsync(cancellation);
        await ExpectAsync(tag, before => before is null || before == replaced, cancellation);
        await bound.RunAsync(() => repository.Manifests.PutAsync(artifact.Manifest, tag, cancellation), cancellation);
        await ExpectAsync(tag, _ => false, cancellation);
        return Sent();
    }

    public async Task<long> AsReferrerAsync(CancellationToken cancellation)
    {
        await BlobsAsync(cancellation);
        await repository.Referrers.PutAsync(artifact.Manifest, cancellation);
        return Sent();
    }

    private Task BlobsAsync(CancellationToken cancellation)
    {
        Descriptor[] blobs = [.. artifact.Manifest.Blobs];
        display?.Report(new CopyEvent.Planned(Manifests: 1, blobs.Length, blobs.Sum(blob => blob.Size)));
        return Bound.EachAsync(blobs, (blob, stop) => bound.RunAsync(() => BlobAsync(blob, stop), stop), cancellation);
    }

    private async Task BlobAsync(Descriptor blob, CancellationToken cancellation)
    {
        var isThere = await repository.Blobs.ExistsAsync(blob.Digest, cancellation);
        if (!isThere)
        {
            await repository.Blobs.PutAsync(blob, artifact.Content(blob.Digest), cancellation, sent => display?.Report(new CopyEvent.Sent(blob, sent)));
            _sent.Add(blob);
        }

        display?.Report(new CopyEvent.BlobDone(blob, isThere ? BlobFate.WasThere : BlobFate.Copied));
    }

    // No registry writes a tag only where it is free, so it is looked at just before and just after.
    private async Task ExpectAsync(string tag, Func<Digest?, bool> mayBe, CancellationToken cancellation)
    {
        var there = await repository.Manifests.FindAsync(tag, cancellation);
        if (there != artifact.Manifest.Digest && !mayBe(there))
            throw OtherBytes.Lost(release, repository.Registry, artifact.Name, artifact.Manifest.Digest, there);
    }

    private long Sent()
    {
        display?.Pushed(release, artifact, [.. _sent]);
        return _sent.Sum(blob => blob.Size);
    }
}
