using Dobos.Images.Bases;

namespace Dobos.Images.Layouts;

/// <summary>What an image says of itself, in its config and in its manifest: only what follows from its inputs.</summary>
internal static class ImageLabels
{
    public const string Title = "org.opencontainers.image.title";
    public const string Version = "org.opencontainers.image.version";

    public static SortedDictionary<string, string> Of(ImageOrder order, BaseImage below)
    {
        SortedDictionary<string, string> labels = new(StringComparer.Ordinal)
        {
            [Title] = order.Service.Name,
            [Version] = order.Version,
            ["org.opencontainers.image.base.digest"] = below.Manifest.Digest.Value,
        };
        foreach (var (name, value) in below.IsHostMade ? BaseImage.HostMark : [])
            labels[name] = value;
        return labels;
    }
}
