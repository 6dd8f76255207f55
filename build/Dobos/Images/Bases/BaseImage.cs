using System.Text.Json.Nodes;
using Dobos.Images.Layouts;
using Dobos.Registry;

namespace Dobos.Images.Bases;

/// <summary>An image that others are put on: all of it lies in the store.</summary>
internal sealed record BaseImage(Manifest Manifest, JsonObject Config)
{
    public const string HostMade = "dev.dobos.base";

    /// <summary>Made of this machine's own .NET, so good for this machine's own use alone.</summary>
    public bool IsHostMade => Manifest.Annotations.ContainsKey(HostMade);

    public ImagePlatform Platform => new(Config["architecture"]!.GetValue<string>());

    /// <summary>Null where anything of it is not there.</summary>
    public static BaseImage? Find(BlobStore store, Digest digest) =>
        store.Find(digest) is { } bytes && Manifest.Parse(bytes) is { Config: { } config } manifest && manifest.Layers.All(store.Has)
        && store.Find(config.Digest) is { } text
            ? new BaseImage(manifest, JsonNode.Parse(text)!.AsObject())
            : null;
}
