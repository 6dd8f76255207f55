using System.Text.Json.Nodes;
using Dobos.Artifacts;
using Dobos.Artifacts.Layers;
using Dobos.Images.Bases;
using Dobos.Images.Layouts;
using Dobos.Registries;

namespace Dobos.Images.Engines;

/// <summary>What 'docker save' wrote of one image, unpacked. Old engines and new ones lay it out otherwise; manifest.json says where everything is.</summary>
internal sealed class SavedImage(string folder)
{
    /// <summary>Makes a layout of it, with our words about the image.</summary>
    public ImageLayout Write(ImageOrder order, string target)
    {
        var manifest = JsonNode.Parse(File.ReadAllBytes(At("manifest.json")))!.AsArray().Single()!;
        var config = EngineConfig.Parse(File.ReadAllBytes(At($"{manifest["Config"]}")));
        string[] layers = [.. manifest["Layers"]!.AsArray().Select(layer => At($"{layer}"))];
        Check(config, layers.Length);

        using LayoutWriter writer = new(target);
        Descriptor[] blobs = [.. layers.AsParallel().AsOrdered().Select(layer => LayerOrigin.Mark(LayerPacker.Pack(layer, writer.Blobs), BlobOrigin.Dockerfile))];
        var labels = ImageLabels.OfDockerfile(order, isHostMade: config.Labels.ContainsKey(BaseImage.Mark));
        var text = ManifestText.Of(writer.Add(MediaTypes.OciConfig, config.With(order.Version, labels)), blobs, labels);
        return writer.Finish(writer.Add(MediaTypes.OciManifest, text), ImagePlatform.Parse(config.System), order.Version);
    }

    private string At(string path) => Path.Combine(folder, path);

    private static void Check(EngineConfig config, int layers)
    {
        if (!config.System.StartsWith("linux/", StringComparison.Ordinal))
            throw new DockerfileException($"The container engine made an image for {config.System}, and there are none but Linux ones here; switch it to Linux containers.");
        if (config.Archives.Count != layers)
            throw new DockerfileException($"The container engine saved an image of {layers} layers whose config names {config.Archives.Count}; build again, or see what the engine's log says.");
    }
}
