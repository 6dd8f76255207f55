using System.Text.Json.Nodes;
using Dobos.Images;
using Dobos.Registries;
using Dobos.Tests.Registries.Fakes;
using Shared;

namespace Dobos.Tests.Images;

public sealed class ImageComposerTests
{
    private readonly ImageWorkshop _shop = new();

    [TearDown]
    public void Close() => _shop.Dispose();

    [Test]
    public void The_same_inputs_in_another_folder_give_the_same_digest()
    {
        using ImageWorkshop other = new();

        Assert.That(other.Compose().ManifestDigest, Is.EqualTo(_shop.Compose().ManifestDigest));
    }

    [Test]
    public void A_change_of_what_is_ours_moves_only_the_layer_that_is_ours()
    {
        var (before, after) = (_shop.Compose(), _shop.Compose(css: "p { }"));
        var moved = after.Blobs.Where(blob => before.Blobs.All(other => other.Blob.Digest != blob.Blob.Digest)).Select(blob => blob.Origin);

        Assert.That(moved, Is.EqualTo([BlobOrigin.App, BlobOrigin.Config]));
    }

    [Test]
    public void Every_blob_says_where_it_comes_from() =>
        Assert.That(_shop.Compose().Blobs.Select(blob => blob.Origin), Is.EqualTo([BlobOrigin.Base, BlobOrigin.Dependencies, BlobOrigin.App, BlobOrigin.Config]));

    [Test]
    public void The_config_says_what_the_SDK_s_own_would()
    {
        var config = Config(_shop.Compose())["config"]!;

        Assert.That(config["User"]!.GetValue<string>(), Is.EqualTo("1654"));
        Assert.That(config["WorkingDir"]!.GetValue<string>(), Is.EqualTo("/app"));
        Assert.That(config["Entrypoint"]!.ToJsonString(), Is.EqualTo("""["dotnet","Shop.dll"]"""));
        Assert.That(config["ExposedPorts"]!.ToJsonString(), Is.EqualTo("""{"8080/tcp":{}}"""));
        Assert.That(config["Env"]!.ToJsonString(), Is.EqualTo("""["PATH=/bin","APP_UID=1654","ASPNETCORE_HTTP_PORTS=8080","DOTNET_RUNNING_IN_CONTAINER=true","VERSION=1.4.57"]"""));
        Assert.That(config["Cmd"], Is.Null);
    }

    [Test]
    public void What_the_base_says_of_user_and_port_stays()
    {
        var config = Config(_shop.Compose(_shop.Base("""{ "User": "app", "Env": ["ASPNETCORE_HTTP_PORTS=80;81"], "Labels": { "vendor": "us", "org.opencontainers.image.version": "24.04" } }""")))["config"]!;

        Assert.That(config["User"]!.GetValue<string>(), Is.EqualTo("app"));
        Assert.That(config["ExposedPorts"]!.ToJsonString(), Is.EqualTo("""{"80/tcp":{},"81/tcp":{}}"""));
        Assert.That(config["Labels"]!["vendor"]!.GetValue<string>(), Is.EqualTo("us"));
        Assert.That(config["Labels"]!["org.opencontainers.image.version"]!.GetValue<string>(), Is.EqualTo("1.4.57"));
    }

    [Test]
    public void Layers_history_and_archives_are_as_many()
    {
        var image = _shop.Compose();
        var config = Config(image);

        Assert.That(config["rootfs"]!["diff_ids"]!.AsArray(), Has.Count.EqualTo(3));
        Assert.That(config["history"]!.AsArray(), Has.Count.EqualTo(3));
        Assert.That(image.Layout.Manifest.Layers, Has.Count.EqualTo(3));
        Assert.That(image.Platform.ToString(), Is.EqualTo("linux/arm64"));
    }

    [Test]
    public void A_base_under_Docker_s_names_becomes_an_OCI_image() =>
        Assert.That(
            _shop.Compose(_shop.Base(mediaType: "application/vnd.docker.image.rootfs.diff.tar.gzip")).Layout.Manifest.Layers.Select(layer => layer.MediaType),
            Is.All.EqualTo(MediaTypes.OciLayer));

    [TestCase("""{ "Labels": { "dev.dobos.base": "host" } }""", true)]
    [TestCase("{}", false)]
    public void An_image_on_a_host_s_own_NET_says_so_wherever_its_base_came_from(string config, bool isHostMade) =>
        Assert.That(_shop.Compose(_shop.Base(config)).IsHostMadeBase, Is.EqualTo(isHostMade));

    [Test]
    public async Task An_upload_finds_every_blob()
    {
        var image = _shop.Compose();
        foreach (var blob in image.Blobs)
        {
            await using var content = await image.Layout.Source(blob.Blob.Digest)(CancellationToken.None);
            using MemoryStream bytes = new();
            await content.CopyToAsync(bytes);
            Assert.That(blob.Blob.Digest.Names(bytes.ToArray()), blob.ToString());
        }
    }

    [Test]
    public void A_layer_of_the_base_is_here_once()
    {
        var image = _shop.Compose();
        var shared = image.Blobs[0].Blob;
        File.AppendAllText(_shop.Store.PathOf(shared.Digest), "more");

        Assert.That(new FileInfo(Path.Combine(image.Layout.Folder, "blobs", "sha256", shared.Digest.Hex)).Length, Is.EqualTo(shared.Size + 4));
    }

    [Test]
    public void What_was_left_by_a_run_that_was_killed_goes_away()
    {
        Directory.CreateDirectory($"{_shop.Target}.0123.part/blobs");
        _shop.Compose();

        Assert.That(Directory.GetDirectories(Path.GetDirectoryName(_shop.Target)!), Is.EqualTo([_shop.Target]));
    }

    [Test]
    public void An_image_that_fails_leaves_the_one_before_as_it_was()
    {
        var before = _shop.Compose();
        var below = _shop.Base();
        var published = _shop.Publish("changed");
        File.Delete(_shop.Store.PathOf(below.Manifest.Layers[0].Digest));

        Assert.That(() => new ImageComposer(_shop.Store).Compose(_shop.Order, below, published, _shop.Target), Throws.TypeOf<ImageNotWrittenException>());
        Assert.That(Dobos.Images.Layouts.ImageLayout.Open(_shop.Target).Manifest.Digest, Is.EqualTo(before.ManifestDigest));
    }

    [Test]
    public void A_full_disk_ends_with_a_sentence_and_leaves_nothing()
    {
        using SmallDisk disk = new(megabytes: 1);
        var (below, published) = (_shop.Base(), _shop.Publish());
        File.WriteAllBytes(Path.Combine(published, "noise.bin"), SmallImages.Bytes(3_000_000));
        var folder = Path.Combine(disk.Folder, "shop", "oci");

        Assert.That(
            () => new ImageComposer(_shop.Store).Compose(_shop.Order, below, published, folder),
            Throws.TypeOf<ImageNotWrittenException>().With.Message.StartsWith($"The image of shop cannot be written to {folder}: ").And.Message.Contains("Make room"));
        Assert.That(Directory.EnumerateFileSystemEntries(Path.Combine(disk.Folder, "shop")), Is.Empty);
    }

    [Test]
    public void Other_tools_read_it()
    {
        var skopeo = Require.Tool("skopeo");
        var image = _shop.Compose();

        Assert.That(Skopeo.Run(skopeo, "inspect", "--format", "{{.Digest}}", $"oci:{image.Layout.Folder}").Trim(), Is.EqualTo(image.ManifestDigest.Value));
        Skopeo.Run(skopeo, "copy", $"oci:{image.Layout.Folder}:1.4.57", $"dir:{_shop.Root}/copied");
        Assert.That(File.ReadAllBytes($"{_shop.Root}/copied/manifest.json"), Is.EqualTo(image.Layout.Manifest.Bytes.ToArray()));
    }

    private static JsonObject Config(BuiltImage image) =>
        JsonNode.Parse(File.ReadAllBytes(Path.Combine(image.Layout.Folder, "blobs", "sha256", image.Layout.Manifest.Config!.Digest.Hex)))!.AsObject();
}
