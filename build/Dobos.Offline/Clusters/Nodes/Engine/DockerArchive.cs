using System.Formats.Tar;
using System.Text;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Nodes.Images;

namespace Dobos.Offline.Clusters.Nodes.Engine;

/// <summary>An image that is here already, as a file that an engine loads: it need not reach the registry, nor know its password.</summary>
internal static class DockerArchive
{
    public static string NameOf(Image image) => $"dobos/box:{image.Id[(image.Id.LastIndexOf(':') + 1)..][..32]}";

    public static void Write(Image image, string path)
    {
        using var file = File.Create(path);
        using TarWriter tar = new(file);
        var layers = image.Layers.Select((layer, number) => (Name: $"{number}/layer.tar", File: layer)).ToArray();
        JsonObject manifest = new()
        {
            ["Config"] = "config.json",
            ["RepoTags"] = new JsonArray(NameOf(image)),
            ["Layers"] = new JsonArray([.. layers.Select(layer => (JsonNode)layer.Name)]),
        };
        tar.WriteEntry(image.ConfigFile, "config.json");
        foreach (var layer in layers)
            tar.WriteEntry(layer.File, layer.Name);
        using MemoryStream text = new(Encoding.UTF8.GetBytes(new JsonArray(manifest).ToJsonString()));
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "manifest.json") { DataStream = text });
    }
}
