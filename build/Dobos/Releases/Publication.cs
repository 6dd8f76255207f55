using Dobos.Environments;
using Dobos.Registries;
using Dobos.Registries.Copying;
using Dobos.Releases.Evidence;

namespace Dobos.Releases;

/// <summary>One service on its way into a registry: look, decide, act. Killed anywhere, the next run finds what was done and goes on from there.</summary>
internal sealed class Publication(Candidate candidate, RegistryClient registry, EnvironmentDefinition environment, Bound bound, PushDisplay? display)
{
    private readonly ReleaseShelf _shelf = new(registry, candidate.Service);
    private readonly Artifact _record = candidate.Record.ToArtifact();
    private long _bytes;

    private string Version => candidate.Version.Text;

    private RegistryPatience Patience => registry.Patience;

    public async Task<Published> RunAsync(Func<PublishedRelease, BuildEvidence> tell, CancellationToken cancellation)
    {
        if (!candidate.IsRepeatable && await StandInAsync(cancellation) is { } standIn)
            return standIn;

        var there = await _shelf.TagsAsync(Version, cancellation);
        var replaced = Replaced(there);
        switch (PublishDecision.Of(candidate.Tags, replaced is null ? there : there with { Image = null }))
        {
            case PublishDecision.Refuse refuse:
                throw OtherBytes.Refuse(candidate, registry.Address, environment, refuse);
            case PublishDecision.Push push:
                await PushAsync(push, replaced, cancellation);
                await ConfirmAsync(cancellation);
                break;
        }

        await WitnessAsync(tell, cancellation);
        return new(candidate.Service, Version, _record.Manifest.Digest, candidate.Record.Image, candidate.Record.Chart, _bytes);
    }

    // A container engine makes other bytes of the same inputs each time. What is published of them stands, and who built it has told how.
    private async Task<Published?> StandInAsync(CancellationToken cancellation) =>
        await _shelf.FindAsync(Version, cancellation) is { } there && there.Record != candidate.Record && there.Record.InputsHash == candidate.Record.InputsHash
            ? new(candidate.Service, Version, there.Digest, there.Record.Image, there.Record.Chart, Uploaded: 0)
            : null;

    // What such a build was killed over is published by no record, so that the next one may put its own image there.
    private Digest? Replaced(ReleaseTags there) => !candidate.IsRepeatable && there.Record is null && there.Image != candidate.Tags.Image ? there.Image : null;

    private async Task PushAsync(PublishDecision.Push push, Digest? replaced, CancellationToken cancellation)
    {
        if (push.Image)
            await UploadAsync(_shelf.Images, Artifact.Of(candidate.Image), cancellation, replaced);
        if (push.Chart)
            await UploadAsync(_shelf.Charts, Artifact.Of(candidate.Chart), cancellation);
        if (!push.Record)
            return;

        await RequireAsync(_shelf.Images, candidate.Record.Image, cancellation);
        await RequireAsync(_shelf.Charts, candidate.Record.Chart, cancellation);
        await UploadAsync(_shelf.Records, _record, cancellation);
    }

    private async Task UploadAsync(Repository repository, Artifact artifact, CancellationToken cancellation, Digest? replaced = null) =>
        _bytes += await new ArtifactUpload($"{candidate}", repository, artifact, bound, display).UnderTagAsync(Version, replaced, cancellation);

    // A record never names what is not there.
    private async Task RequireAsync(Repository repository, Digest digest, CancellationToken cancellation)
    {
        if (await repository.Manifests.FindAsync(digest.Value, cancellation) is null)
            throw new RegistryException($"{repository} took {digest} and does not have it now, so {candidate} was not published; run again, and see who deletes there.");
    }

    // Who looked before we wrote may write after us. The record decides between two, so its tag is read when such a one has had its time,
    // and whoever has it puts right what the other did to the tags beside it.
    private async Task ConfirmAsync(CancellationToken cancellation)
    {
        await Task.Delay(Patience.Settle, registry.Clock, cancellation);
        var there = await _shelf.TagsAsync(Version, cancellation);
        if (there.Record != candidate.Tags.Record)
            throw OtherBytes.Lost($"{candidate}", registry.Address, _record.Name, _record.Manifest.Digest, there.Record);
        if (there.Image != candidate.Tags.Image)
            await _shelf.Images.Manifests.PutAsync(candidate.Image.Layout.Manifest, Version, cancellation);
        if (there.Chart != candidate.Tags.Chart)
            await _shelf.Charts.Manifests.PutAsync(candidate.Chart.Manifest, Version, cancellation);
    }

    private async Task WitnessAsync(Func<PublishedRelease, BuildEvidence> tell, CancellationToken cancellation)
    {
        PublishedRelease release = new(_record.Manifest.Descriptor, candidate.Record);
        EvidenceShelf evidence = new(_shelf);
        if (!await evidence.HasAsync(release, BuildEvidence.Kind, cancellation))
            _bytes += await evidence.AddAsync($"{candidate}", tell(release).ToArtifact(release), bound, display, cancellation);
    }
}
