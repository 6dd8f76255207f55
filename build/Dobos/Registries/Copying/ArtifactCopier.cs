namespace Dobos.Registries.Copying;

/// <summary>
/// Copies an artifact by digest: all platforms, configs and layers, and if wanted what refers to it. Blobs go before their manifests, parts before the whole, and the
/// tag goes last, so that a copy which was broken off is never seen as one.
/// </summary>
public sealed class ArtifactCopier(Repository source, Repository target)
{
    /// <summary>Blobs and manifests on their way at one time.</summary>
    public int Parallel { get; init; } = 4;

    public bool WithReferrers { get; init; }

    public IProgress<CopyEvent>? Progress { get; init; }

    /// <param name="tag">What to call it at the target; null for no name but the digest.</param>
    public async Task<CopyResult> CopyAsync(Digest digest, string? tag, CancellationToken cancellation)
    {
        using Bound bound = new(Parallel);
        CopyRun run = new(source, target, bound, Tell);
        var root = await run.CopyAsync(digest, WithReferrers, cancellation);
        if (tag is not null)
            await TagAsync(root, tag, cancellation);

        return run.Result(digest);
    }

    private async Task TagAsync(Manifest root, string tag, CancellationToken cancellation)
    {
        await target.Manifests.PutAsync(root, tag, cancellation);
        Tell(new CopyEvent.Tagged(tag, root.Digest));
    }

    private void Tell(CopyEvent happened) => Progress?.Report(happened);
}
