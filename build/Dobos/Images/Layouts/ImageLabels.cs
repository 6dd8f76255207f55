using Dobos.Images.Bases;

namespace Dobos.Images.Layouts;

/// <summary>What an image says of itself, in its config and in its manifest: only what follows from its inputs.</summary>
internal static class ImageLabels
{
    public const string Title = "org.opencontainers.image.title";
    public const string Version = "org.opencontainers.image.version";

    /// <summary>Of an image that a container engine built: what its service was made of then, for its bytes do not tell.</summary>
    public const string Inputs = "dev.dobos.inputs";

    public static SortedDictionary<string, string> Of(ImageOrder order, BaseImage below) =>
        Of(order, "org.opencontainers.image.base.digest", below.Manifest.Digest.Value, below.IsHostMade);

    public static SortedDictionary<string, string> OfDockerfile(ImageOrder order, bool isHostMade) => Of(order, Inputs, order.InputsHash, isHostMade);

    private static SortedDictionary<string, string> Of(ImageOrder order, string also, string value, bool isHostMade)
    {
        SortedDictionary<string, string> labels = new(StringComparer.Ordinal)
        {
            [Title] = order.Service.Name,
            [Version] = order.Version,
            [also] = value,
        };
        foreach (var (name, mark) in isHostMade ? BaseImage.HostMark : [])
            labels[name] = mark;
        return labels;
    }
}
