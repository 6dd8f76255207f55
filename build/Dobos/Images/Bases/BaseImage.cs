using System.Text.Json.Nodes;
using Dobos.Images.Layouts;
using Dobos.Registries;

namespace Dobos.Images.Bases;

/// <summary>An image that others are put on: all of it lies in the store.</summary>
internal sealed record BaseImage(Manifest Manifest, JsonObject Config)
{
    /// <summary>The annotation, and the label, of an image that was made on a host.</summary>
    public const string Mark = "dev.dobos.base";

    public static SortedDictionary<string, string> HostMark => new() { [Mark] = "host" };

    /// <summary>Made of a machine's own .NET, so good for that machine's own use alone. A push by other tools loses annotations, but no labels.</summary>
    public bool IsHostMade => Manifest.Annotations.ContainsKey(Mark) || Config["config"]?["Labels"]?[Mark] is not null;

    public ImagePlatform Platform => new(Config["architecture"]!.GetValue<string>());

    /// <summary>Null where anything of it is not there.</summary>
    public static BaseImage? Find(BlobStore store, Digest digest) =>
        store.Find(digest) is { } bytes && Manifest.Parse(bytes) is { Config: { } config } manifest && manifest.Layers.All(store.Has)
        && store.Find(config.Digest) is { } text
            ? new BaseImage(manifest, JsonNode.Parse(text)!.AsObject())
            : null;
}
