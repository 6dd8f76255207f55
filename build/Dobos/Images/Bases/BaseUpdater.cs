using Cake.Core.IO;
using Dobos.Checkouts;
using Dobos.Failures;

namespace Dobos.Images.Bases;

/// <summary>Pins the base image: the newest digest of the pinned tag, or another image.</summary>
public sealed class BaseUpdater(Checkout checkout, IProcessRunner processes, Func<string, string?> variables)
{
    private readonly PinFile _file = new(checkout);

    /// <summary>The pin before, null where there was none, and the pin now.</summary>
    public async Task<(BasePin? Before, BasePin Now)> UpdateAsync(string? image, string? platform, CancellationToken cancellation)
    {
        var before = _file.Read();
        var reference = image is null ? before?.Reference ?? throw Nothing() : BaseReference.TryParse(image, out var given) ? given : throw NoImage(image);
        var digest = await new BaseProvider(new BaseShelf(checkout), processes, variables).FindAsync(reference, cancellation) ?? throw NoTag(reference);
        BasePin now = new(reference, platform is null ? before?.Platform ?? new ImagePlatform("amd64") : Platform(platform), digest);
        if (now != before)
            _file.Write(now);
        return (before, now);
    }

    private static ImagePlatform Platform(string text) =>
        text is "linux/amd64" or "linux/arm64" ? ImagePlatform.Parse(text) : throw new UsageException($"--platform is '{text}', but must be linux/amd64 or linux/arm64.");

    private static UsageException Nothing() => new($"{PinFile.Shown} pins no base image yet; say which: --image <registry>/<repository>:<tag>.");

    private static UsageException NoImage(string image) => new($"--image is '{image}', but must be <registry>/<repository>:<tag>.");

    private static BaseImageException NoTag(BaseReference reference) =>
        new(ExitCode.Failed, $"{reference.Registry} has no tag '{reference.Tag}' of '{reference.Repository}'; {PinFile.Shown} was left as it is: name a tag that is there with --image.");
}
