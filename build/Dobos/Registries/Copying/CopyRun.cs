using System.Collections.Concurrent;

namespace Dobos.Registries.Copying;

/// <summary>One copy: what it has seen to already, and what came of it.</summary>
internal sealed class CopyRun(Repository source, Repository target, Bound bound, Action<CopyEvent> tell)
{
    private readonly ConcurrentDictionary<Digest, Lazy<Task<BlobFate>>> _blobs = new();
    private readonly ConcurrentDictionary<Digest, bool> _manifests = new();
    private readonly BlobCopier _copier = new(source, target, tell);
    private long _bytes;
    private int _referrers;

    /// <summary>Everything but the tag.</summary>
    public async Task<Manifest> CopyAsync(Digest root, bool withReferrers, CancellationToken cancellation)
    {
        var tree = await new ArtifactTree(source, bound).ReadAsync(root, cancellation);
        Descriptor[] blobs = [.. tree.SelectMany(manifest => manifest.Blobs).Where(blob => !blob.IsForeign).DistinctBy(blob => blob.Digest)];
        tell(new CopyEvent.Planned(tree.Count, blobs.Length, blobs.Sum(blob => blob.Size)));
        await Bound.EachAsync(blobs, BlobAsync, cancellation);
        await ManifestsAsync(tree, cancellation);
        if (withReferrers)
            await Bound.EachAsync(tree, ReferrersAsync, cancellation);

        return tree[^1];
    }

    public CopyResult Result(Digest root)
    {
        BlobFate[] fates = [.. _blobs.Values.Select(blob => blob.Value.Result)];
        return new(root, _manifests.Count, _referrers, Count(BlobFate.Copied), Count(BlobFate.Mounted), Count(BlobFate.WasThere), _bytes);

        int Count(BlobFate wanted) => fates.Count(fate => fate == wanted);
    }

    // An artifact and what refers to it often share a blob.
    private Task BlobAsync(Descriptor blob, CancellationToken cancellation) =>
        _blobs.GetOrAdd(blob.Digest, _ => new(() => bound.RunAsync(() => CopyAsync(blob, cancellation), cancellation))).Value;

    private async Task<BlobFate> CopyAsync(Descriptor blob, CancellationToken cancellation)
    {
        var fate = await _copier.CopyAsync(blob, cancellation);
        if (fate is BlobFate.Copied)
            Interlocked.Add(ref _bytes, blob.Size);

        return fate;
    }

    private async Task ManifestsAsync(IReadOnlyList<Manifest> tree, CancellationToken cancellation)
    {
        await Bound.EachAsync(tree.Where(manifest => !manifest.IsIndex), ManifestAsync, cancellation);
        foreach (var index in tree.Where(manifest => manifest.IsIndex))
            await ManifestAsync(index, cancellation);
    }

    private Task ManifestAsync(Manifest manifest, CancellationToken cancellation) =>
        _manifests.TryAdd(manifest.Digest, true) ? bound.RunAsync(() => PutAsync(manifest, cancellation), cancellation) : Task.CompletedTask;

    private async Task PutAsync(Manifest manifest, CancellationToken cancellation)
    {
        if (manifest.Subject is not null)
            await target.Referrers.PutAsync(manifest, cancellation);
        else
            await target.Manifests.PutAsync(manifest, tag: null, cancellation);

        tell(new CopyEvent.ManifestDone(manifest.Digest));
    }

    private async Task ReferrersAsync(Manifest subject, CancellationToken cancellation)
    {
        var found = await bound.RunAsync(() => source.Referrers.ListAsync(subject.Digest, artifactType: null, cancellation), cancellation);
        foreach (var referrer in found.Where(one => !_manifests.ContainsKey(one.Digest)))
            await ReferrerAsync(referrer.Digest, cancellation);
    }

    // A list under a tag may name what was deleted since; there is nothing of it left to copy.
    private async Task ReferrerAsync(Digest referrer, CancellationToken cancellation)
    {
        if (await bound.RunAsync(() => source.Manifests.FindAsync(referrer.Value, cancellation), cancellation) is null)
        {
            tell(new CopyEvent.ReferrerGone(referrer));
            return;
        }

        await CopyAsync(referrer, withReferrers: true, cancellation);
        Interlocked.Increment(ref _referrers);
    }
}
