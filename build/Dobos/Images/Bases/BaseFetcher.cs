using Dobos.Failures;
using Dobos.Images.Layouts;
using Dobos.Registries;

namespace Dobos.Images.Bases;

/// <summary>Brings a pinned base image into the store.</summary>
internal sealed class BaseFetcher(BlobStore store)
{
    /// <summary>The pinned image where all of it is in the store.</summary>
    public BaseImage? Find(BasePin pin)
    {
        if (store.Find(pin.Digest) is not { } bytes)
            return null;

        var pinned = Manifest.Parse(bytes);
        return !pinned.IsIndex ? BaseImage.Find(store, pin.Digest) : Entry(pinned, pin) is { } entry ? BaseImage.Find(store, entry.Digest) : null;
    }

    public async Task<BaseImage> FetchAsync(BasePin pin, RegistryClient client, CancellationToken cancellation)
    {
        Directory.CreateDirectory(store.Folder);
        var repository = client.Repository(pin.Reference.Repository);
        var pinned = await repository.Manifests.FindContentAsync(pin.Digest.Value, cancellation) ?? throw Gone(pin);
        var manifest = pinned.IsIndex ? await repository.Manifests.GetAsync((Entry(pinned, pin) ?? throw NoPlatform(pin, pinned)).Digest, cancellation) : pinned;
        await Task.WhenAll(manifest.Blobs.Where(blob => !store.Has(blob)).Select(blob => repository.Blobs.DownloadAsync(blob, store.PathOf(blob.Digest), cancellation)));
        store.Add(manifest.Bytes.Span);
        store.Add(pinned.Bytes.Span);
        return Fitting(BaseImage.Find(store, manifest.Digest)!, pin);
    }

    private static Descriptor? Entry(Manifest index, BasePin pin) => index.Manifests.FirstOrDefault(entry => pin.Platform.Fits(entry.Platform));

    private static BaseImage Fitting(BaseImage image, BasePin pin) => image.Platform == pin.Platform && image.Config["os"]?.GetValue<string>() is "linux"
        ? image
        : throw new BaseImageException(
            ExitCode.Configuration,
            $"{pin.Reference} is an image for {image.Config["os"]}/{image.Platform.Architecture}, but {PinFile.Shown} wants {pin.Platform}; correct one of them.");

    private static BaseImageException NoPlatform(BasePin pin, Manifest index) => new(
        ExitCode.Configuration,
        $"{pin.Reference} has no image for {pin.Platform}, only for {string.Join(", ", Platforms(index))}; correct the platform in {PinFile.Shown}.");

    private static IEnumerable<string> Platforms(Manifest index) => index.Manifests.Select(entry => entry.Platform).OfType<string>().Distinct();

    private static BaseImageException Gone(BasePin pin) => new(
        ExitCode.Failed,
        $"{pin.Reference.Registry} no longer has {pin.Digest} of '{pin.Reference.Repository}', which {PinFile.Shown} pins; " +
        "run './build.sh --target UpdateBase' and commit the file.");
}
