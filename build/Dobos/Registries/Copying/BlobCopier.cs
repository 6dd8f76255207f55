namespace Dobos.Registries.Copying;

/// <summary>Brings one blob from a repository to another, in the cheapest way that there is.</summary>
internal sealed class BlobCopier(Repository source, Repository target, Action<CopyEvent> tell)
{
    public async Task<BlobFate> CopyAsync(Descriptor blob, CancellationToken cancellation)
    {
        var fate = await FateAsync(blob, cancellation);
        tell(new CopyEvent.BlobDone(blob, fate));
        return fate;
    }

    private async Task<BlobFate> FateAsync(Descriptor blob, CancellationToken cancellation)
    {
        if (await target.Blobs.ExistsAsync(blob.Digest, cancellation))
            return BlobFate.WasThere;
        if (source.Registry.IsSameRegistryAs(target.Registry) && await MountAsync(blob.Digest, cancellation))
            return BlobFate.Mounted;

        await target.Blobs.PutAsync(blob, _ => Task.FromResult(source.Blobs.Open(blob)), cancellation, sent => tell(new CopyEvent.Sent(blob, sent)));
        return BlobFate.Copied;
    }

    private async Task<bool> MountAsync(Digest digest, CancellationToken cancellation)
    {
        try
        {
            return await target.Blobs.MountAsync(digest, source, cancellation);
        }
        catch (RegistryDeniedException)
        {
            return false; // Who may write to the one repository need not be allowed to read the other; whoever reads it for us may.
        }
    }
}
