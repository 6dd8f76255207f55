using Dobos.Artifacts;
using Dobos.Artifacts.Layers;
using Dobos.Images.Bases;
using Dobos.Images.Layouts;
using Dobos.Images.Publishing;
using Dobos.Registries;

namespace Dobos.Images;

/// <summary>Puts what was published of a service on a base image. The same inputs give the same digest.</summary>
internal sealed class ImageComposer(BlobStore store)
{
    public ImageLayout Compose(ImageOrder order, BaseImage below, string published, string folder)
    {
        try
        {
            using LayoutWriter writer = new(folder);
            return Write(order, below, new PublishedService(published), writer);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new ImageNotWrittenException(order.Service.Name, folder, failed);
        }
    }

    private ImageLayout Write(ImageOrder order, BaseImage below, PublishedService published, LayoutWriter writer)
    {
        foreach (var blob in below.Manifest.Layers)
            writer.Link(blob, store);
        var layers = Layers(published, writer.Blobs);
        var config = writer.Add(MediaTypes.OciConfig, new ImageConfig(below, order, published.Program).Write(layers));
        var text = ManifestText.Of(config, below.Manifest.Layers.Select(Plain).Concat(layers.Select(layer => layer.Blob)), ImageLabels.Of(order, below));
        return writer.Finish(writer.Add(MediaTypes.OciManifest, text), below.Platform, order.Version);
    }

    private static Layer[] Layers(PublishedService published, string folder)
    {
        (LayerContent Content, BlobOrigin Origin)[] parts = [(published.Dependencies, BlobOrigin.Dependencies), (published.App, BlobOrigin.App)];
        parts = [.. parts.Where(part => !part.Content.IsEmpty)];
        return [.. LayerWriter.WriteAll(parts.Select(part => part.Content), folder).Zip(parts, (layer, part) => Marked(layer, part.Origin))];
    }

    private static Layer Marked(Layer layer, BlobOrigin origin) => layer with { Blob = LayerOrigin.Mark(layer.Blob, origin) };

    // The same bytes under Docker's older name for them.
    private static Descriptor Plain(Descriptor layer) =>
        new(layer.MediaType is MediaTypes.DockerLayer ? MediaTypes.OciLayer : layer.MediaType, layer.Digest, layer.Size);
}
