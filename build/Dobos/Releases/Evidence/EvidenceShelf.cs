using System.Text.Json;
using Dobos.Registries;
using Dobos.Registries.Copying;

namespace Dobos.Releases.Evidence;

/// <summary>What is said in a registry of the releases of a service.</summary>
public sealed class EvidenceShelf(ReleaseShelf shelf)
{
    public const string ArtifactType = "application/vnd.dobos.evidence.v1+json";

    /// <summary>On the manifest, so that a list of referrers tells it without a download.</summary>
    public const string KindAnnotation = "dev.dobos.evidence.kind";

    public async Task<bool> HasAsync(PublishedRelease release, string kind, CancellationToken cancellation)
    {
        foreach (var referrer in await shelf.Records.Referrers.ListAsync(release.Digest, ArtifactType, cancellation))
        {
            if (await KindAsync(referrer, cancellation) == kind)
                return true;
        }

        return false;
    }

    /// <summary>The commit that the release was first built of; null where no build says it.</summary>
    public async Task<string?> CommitAsync(PublishedRelease release, CancellationToken cancellation)
    {
        List<(string At, string Commit)> builds = [];
        foreach (var referrer in await shelf.Records.Referrers.ListAsync(release.Digest, ArtifactType, cancellation))
        {
            if (await KindAsync(referrer, cancellation) == BuildEvidence.Kind && await RunAsync(referrer, cancellation) is { } run)
                builds.Add(run);
        }

        return builds.Order().Select(build => build.Commit).FirstOrDefault();
    }

    private async Task<(string At, string Commit)?> RunAsync(Descriptor referrer, CancellationToken cancellation)
    {
        if (await shelf.Records.Manifests.FindContentAsync(referrer.Digest.Value, cancellation) is not { Layers: [var document] })
            return null;

        using var json = JsonDocument.Parse(await shelf.Records.Blobs.ReadAsync(document, cancellation));
        return json.RootElement.TryGetProperty("run", out var run) && run.TryGetProperty("commit", out var commit) && commit.GetString() is { } text
            ? (run.GetProperty("at").GetString() ?? "", text)
            : null;
    }

    internal Task<long> AddAsync(string release, Artifact evidence, Bound bound, PushDisplay? display, CancellationToken cancellation) =>
        new ArtifactUpload(release, shelf.Records, evidence, bound, display).AsReferrerAsync(cancellation);

    // Not every registry copies the annotations into its list.
    private async Task<string?> KindAsync(Descriptor referrer, CancellationToken cancellation) =>
        referrer.Annotations.GetValueOrDefault(KindAnnotation)
        ?? (await shelf.Records.Manifests.FindContentAsync(referrer.Digest.Value, cancellation))?.Annotations.GetValueOrDefault(KindAnnotation);
}
