using Shared;

namespace Dobos.Offline.Tests.Registries.Clients;

public sealed class SkopeoTests
{
    private ServedRegistry _registry = null!;
    private Command _skopeo = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _skopeo = new(Require.Tool("skopeo"));
        _registry = await ServedRegistry.StartAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        if (_registry is not null)
            await _registry.DisposeAsync();
    }

    [Test]
    public async Task An_image_comes_back_as_it_was_pushed()
    {
        TinyImage image = new();
        await PushAsync(TinyImage.WriteLayout(_registry.Folder("layout"), image), "calc/backend:1.4.57");
        await PullAsync("calc/backend:1.4.57", $"dir:{_registry.Folder("pulled")}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.ReadAllBytes(Path.Combine(_registry.Folder("pulled"), "manifest.json")), Is.EqualTo(image.Manifest));
            Assert.That(File.ReadAllBytes(Path.Combine(_registry.Folder("pulled"), image.Layer["sha256:".Length..])), Is.EqualTo(image.Blobs[image.Layer]));
        }
    }

    [Test]
    public async Task An_index_of_two_platforms_comes_back_whole()
    {
        TinyImage[] images = [new("one", "amd64"), new("two", "arm64")];
        await PushAsync(TinyImage.WriteLayout(_registry.Folder("layout"), images), "calc-backend:1", "--all");
        await PullAsync("calc-backend:1", $"oci:{_registry.Folder("pulled")}:it", "--all");
        var blobs = Directory.EnumerateFiles(Path.Combine(_registry.Folder("pulled"), "blobs", "sha256")).Select(Path.GetFileName);
        var pushed = images.SelectMany(image => image.Blobs.Keys.Append(image.Digest)).Append(TinyImage.DigestOf(TinyImage.Index(images)));
        Assert.That(blobs, Is.EquivalentTo(pushed.Select(digest => digest["sha256:".Length..])));
    }

    [Test]
    public async Task Tags_are_listed_and_an_image_is_deleted()
    {
        await PushAsync(TinyImage.WriteLayout(_registry.Folder("layout"), new TinyImage()), "calc/backend:1.4.57");
        var image = $"docker://{_registry.Host}/calc/backend";
        var listed = await _skopeo.RunAsync(["list-tags", "--tls-verify=false", "--authfile", _registry.CredentialsFile("pull"), image]);
        await _skopeo.RunAsync(["delete", "--tls-verify=false", "--authfile", _registry.CredentialsFile(), $"{image}:1.4.57"]);
        Assert.That(listed, Does.Contain("\"1.4.57\""));
        Assert.That(await _registry.StatusAsync("HEAD", "/v2/calc/backend/manifests/1.4.57"), Is.EqualTo(System.Net.HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_pull_user_is_denied_a_push()
    {
        var (code, output) = await _skopeo.TryAsync(
            "", "copy", "--dest-tls-verify=false", "--authfile", _registry.CredentialsFile("pull"), "--insecure-policy",
            TinyImage.WriteLayout(_registry.Folder("layout"), new TinyImage()), $"docker://{_registry.Host}/a:1");
        Assert.That(code, Is.Not.Zero);
        Assert.That(output, Does.Contain("denied").IgnoreCase);
    }

    private Task<string> PushAsync(string source, string target, params IReadOnlyList<string> more) =>
        _skopeo.RunAsync(["copy", .. more, "--dest-tls-verify=false", "--authfile", _registry.CredentialsFile(), "--insecure-policy", source, $"docker://{_registry.Host}/{target}"]);

    private Task<string> PullAsync(string source, string target, params IReadOnlyList<string> more) =>
        _skopeo.RunAsync(["copy", .. more, "--src-tls-verify=false", "--authfile", _registry.CredentialsFile("pull"), "--insecure-policy", $"docker://{_registry.Host}/{source}", target]);
}
