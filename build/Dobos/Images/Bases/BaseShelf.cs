using Dobos.Checkouts;
using Dobos.Failures;
using Dobos.Images.Layouts;

namespace Dobos.Images.Bases;

/// <summary>Which base image is to be used, and whether it is here. It only looks, so that a plan may ask it.</summary>
internal sealed class BaseShelf(Checkout checkout)
{
    private readonly Lazy<BasePin?> _pin = new(() => new PinFile(checkout).Read());

    public BlobStore Store { get; } = new(checkout);

    public BasePin? Pin => _pin.Value;

    /// <summary>The base that can be made here; throws where none can, and says what to do instead.</summary>
    public HostBase Host => ImagePlatform.OfThisMachine is { } platform ? new(checkout, Store, platform) : throw new BaseImageException(
        ExitCode.Configuration,
        $"A Linux base image cannot be made of this machine's .NET, and {PinFile.Shown} pins none that can be had; " +
        "run './build.sh --target UpdateBase --image <registry>/<repository>:<tag>'.");

    /// <param name="mayBeHostMade">Whether the image will stay on this machine.</param>
    public BaseSight Look(bool mayBeHostMade) => Pin is { } pin ? Pinned(pin) : mayBeHostMade ? HostMade() : throw new BaseImageException(
        ExitCode.Configuration,
        $"{PinFile.Shown} pins no base image, and one made of this machine's .NET is for offline environments only; " +
        "run './build.sh --target UpdateBase --image <registry>/<repository>:<tag>' and commit the file.");

    private BaseSight Pinned(BasePin pin) => new(new BaseFetcher(Store).Find(pin), $"the base image {pin.Reference} is fetched");

    private BaseSight HostMade()
    {
        var host = Host;
        return new(host.Find(host.Work()), "a base image is made of this machine's .NET");
    }
}
