using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Dobos.Images;
using Dobos.Images.Engines;
using Dobos.Images.Layouts;
using Dobos.Registries;

namespace Dobos.Tests.Images.Engines;

public sealed class SavedImageTests
{
    private static readonly byte[] Archive = Encoding.UTF8.GetBytes(new string('a', 4000));

    private readonly ImageWorkshop _shop = new();

    [TearDown]
    public void Close() => _shop.Dispose();

    [Test]
    public void What_an_engine_saved_becomes_an_image_that_says_what_it_is()
    {
        var image = Saved("""{ "Env": ["PATH=/bin", "VERSION=old"], "User": "1654", "Labels": { "org.opencontainers.image.version": "12" } }""", Archive);

        Assert.That((image.Service, image.Version, image.Inputs, image.IsHostMadeBase, $"{image.Platform}"), Is.EqualTo(("shop", "1.4.57", "0011", false, "linux/arm64")));
        Assert.That(image.Blobs.Select(blob => blob.Origin), Is.EqualTo([BlobOrigin.Dockerfile, BlobOrigin.Config]));
        var config = Config(image);
        Assert.That(config["Env"]!.ToJsonString(), Is.EqualTo("""["PATH=/bin","VERSION=1.4.57"]"""));
        Assert.That(config["User"]!.ToString(), Is.EqualTo("1654"));
        Assert.That(config["Labels"]!["org.opencontainers.image.version"]!.ToString(), Is.EqualTo("1.4.57"));
    }

    [Test]
    public void A_plain_layer_is_compressed_as_ours_are_and_the_same_one_gives_the_same_digest()
    {
        var image = Saved("{}", Archive);
        var layer = image.Layout.Manifest.Layers.Single();
        Assert.That(layer.MediaType, Is.EqualTo(MediaTypes.OciLayer));
        Assert.That(Unpacked(image, layer.Digest), Is.EqualTo(Archive));
        Assert.That(Saved("{}", Archive).Layout.Manifest.Layers.Single().Digest, Is.EqualTo(layer.Digest));
    }

    [Test]
    public void A_layer_that_is_compressed_already_stays_as_it_is()
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.NoCompression))
            gzip.Write(Archive);

        Assert.That(Saved("{}", compressed.ToArray()).Layout.Manifest.Layers.Single().Digest, Is.EqualTo(Digest.Of(compressed.ToArray())));
    }

    [Test]
    public void An_image_on_a_host_made_base_says_so_wherever_it_goes() =>
        Assert.That(Saved("""{ "Labels": { "dev.dobos.base": "host" } }""", Archive).IsHostMadeBase);

    [Test]
    public void An_image_for_another_system_is_none_of_ours() =>
        Assert.That(() => Saved("{}", Archive, "windows"), Throws.InstanceOf<DockerfileException>().With.Message.Contains("an image for windows/arm64"));

    private BuiltImage Saved(string config, byte[] layer, string system = "linux")
    {
        _shop.Write("saved/manifest.json", """[{ "Config": "config.json", "RepoTags": null, "Layers": ["one/layer.tar"] }]""");
        _shop.Write("saved/config.json", $$"""{ "architecture": "arm64", "os": "{{system}}", "config": {{config}}, "rootfs": { "type": "layers", "diff_ids": ["{{Digest.Of(Archive)}}"] } }""");
        File.WriteAllBytes(_shop.Write("saved/one/layer.tar", ""), layer);
        return BuiltImage.Of(new SavedImage(Path.Combine(_shop.Root, "saved")).Write(_shop.Order with { InputsHash = "0011" }, _shop.Target));
    }

    private static JsonNode Config(BuiltImage image) =>
        JsonNode.Parse(File.ReadAllBytes(ImageLayout.PathOf(image.Layout.Folder, image.Layout.Manifest.Config!.Digest)))!["config"]!;

    private static byte[] Unpacked(BuiltImage image, Digest layer)
    {
        using GZipStream gzip = new(File.OpenRead(ImageLayout.PathOf(image.Layout.Folder, layer)), CompressionMode.Decompress);
        using MemoryStream archive = new();
        gzip.CopyTo(archive);
        return archive.ToArray();
    }
}
