using Dobos.Images.Bases;
using Dobos.Images.Layouts;
using Dobos.Registries;

namespace Dobos.Images;

/// <summary>An image of a service as it lies here, whoever built it.</summary>
public sealed record BuiltImage(string Service, string Version, ImageLayout Layout)
{
    public Digest ManifestDigest => Layout.Manifest.Digest;

    public ImagePlatform Platform => Layout.Platform;

    /// <summary>Its base was made of this machine's own .NET: such an image is for offline registries only.</summary>
    public bool IsHostMadeBase => Layout.Manifest.Annotations.ContainsKey(BaseImage.Mark);

    /// <summary>The hash of what a container engine built it of; null where the same inputs give the same bytes, so that the digest tells.</summary>
    public string? Inputs => Layout.Manifest.Annotations.GetValueOrDefault(ImageLabels.Inputs);

    /// <summary>Config and layers, each with where it comes from; the base's layers first.</summary>
    public IReadOnlyList<ImageBlob> Blobs =>
    [
        .. Layout.Manifest.Layers.Select(layer => new ImageBlob(layer, LayerOrigin.Of(layer))),
        new ImageBlob(Layout.Manifest.Config!, BlobOrigin.Config),
    ];

    internal static BuiltImage Of(ImageLayout layout) =>
        new(layout.Manifest.Annotations[ImageLabels.Title], layout.Manifest.Annotations[ImageLabels.Version], layout);
}
