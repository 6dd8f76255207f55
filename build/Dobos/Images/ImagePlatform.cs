using System.Runtime.InteropServices;

namespace Dobos.Images;

/// <summary>What an image runs on. There are no others than Linux ones.</summary>
public sealed record ImagePlatform(string Architecture)
{
    private const string System = "linux";

    /// <summary>This machine's, or null where no image can run on it as it is.</summary>
    public static ImagePlatform? OfThisMachine => OperatingSystem.IsLinux() ? Of(RuntimeInformation.OSArchitecture) : null;

    /// <summary>As in "linux/amd64".</summary>
    public static ImagePlatform Parse(string text) => new(text.Split('/')[1]);

    /// <summary>Whether a registry's "linux/arm64/v8" is this.</summary>
    public bool Fits(string? platform) => platform is not null && (platform == ToString() || platform.StartsWith($"{this}/", StringComparison.Ordinal));

    public override string ToString() => $"{System}/{Architecture}";

    private static ImagePlatform? Of(Architecture architecture) => architecture switch
    {
        global::System.Runtime.InteropServices.Architecture.X64 => new("amd64"),
        global::System.Runtime.InteropServices.Architecture.Arm64 => new("arm64"),
        _ => null,
    };
}
