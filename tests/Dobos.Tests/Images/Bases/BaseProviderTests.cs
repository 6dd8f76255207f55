using Dobos.Failures;
using Dobos.Images.Bases;
using Dobos.Registries;
using Dobos.Tests.Registries.Fakes;
using Dobos.Tests.Tools;

namespace Dobos.Tests.Images.Bases;

public sealed class BaseProviderTests
{
    private readonly ImageWorkshop _shop = new();
    private readonly FakeProcesses _processes = new();
    private FakeRegistry _registry = null!;
    private Manifest _image = null!;
    private Manifest _index = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _registry = await FakeRegistry.StartAsync();
        using var client = _registry.Client();
        var repository = client.Repository("dotnet/aspnet");
        _image = await SmallImages.ImageAsync(repository);
        var other = await SmallImages.ImageAsync(repository, seed: 2);
        _index = SmallImages.Index(_image, other);
        foreach (var (manifest, tag) in ((Manifest, string?)[])[(_image, null), (other, null), (_index, "10.0")])
            await repository.Manifests.PutAsync(manifest, tag, CancellationToken.None);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _registry.DisposeAsync();
        _shop.Dispose();
    }

    [Test]
    public async Task The_pinned_image_of_the_platform_is_fetched_once()
    {
        Pin(_index.Digest);
        var first = await GetAsync();
        var asked = _registry.Requests.Count;
        var second = await GetAsync();

        Assert.That((first.Manifest.Digest, second.Manifest.Digest), Is.EqualTo((_image.Digest, _image.Digest)));
        Assert.That(_registry.Requests, Has.Count.EqualTo(asked));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_layer_that_went_away_or_was_cut_off_is_fetched_again(bool gone)
    {
        Pin(_image.Digest);
        var layer = _shop.Store.PathOf((await GetAsync()).Manifest.Layers[0].Digest);
        if (gone)
            File.Delete(layer);
        else
            await File.WriteAllTextAsync(layer, "cut off");

        Assert.That(new FileInfo(_shop.Store.PathOf((await GetAsync()).Manifest.Layers[0].Digest)).Length, Is.EqualTo(10_000));
    }

    [Test]
    public void A_platform_that_the_image_lacks_is_a_fault_of_the_file()
    {
        Pin(_index.Digest, "linux/arm64");

        Assert.That(GetAsync, Throws.TypeOf<BaseImageException>().With.Property("Code").EqualTo(ExitCode.Configuration).And.Message.Contains("only for linux/amd64, linux/arm1"));
    }

    [Test]
    public void A_digest_that_the_registry_no_longer_has_ends_with_the_way_out()
    {
        Pin(Digest.Of("gone"u8));

        Assert.That(GetAsync, Throws.TypeOf<BaseImageException>().With.Property("Code").EqualTo(ExitCode.Failed).And.Message.Contains("UpdateBase"));
    }

    [Test]
    public void Nothing_pinned_is_a_fault_of_the_configuration_where_the_image_will_travel() =>
        Assert.That(GetAsync, Throws.TypeOf<BaseImageException>().With.Property("Code").EqualTo(ExitCode.Configuration).And.Message.Contains("UpdateBase --image"));

    [Test]
    [Platform("Linux")]
    public async Task Where_no_registry_answers_an_image_that_stays_here_is_put_on_this_machine_s_own_NET()
    {
        Pin(_index.Digest);
        await _registry.DisposeAsync();
        var below = await Provider(new RealCake().ProcessRunner).GetAsync(mayBeHostMade: true, CancellationToken.None);

        Assert.That(below.IsHostMade);
    }

    [Test]
    public async Task The_newest_digest_of_the_tag_is_pinned_and_said_to_be_new_only_once()
    {
        _shop.Write("build/base-image.json", "{}");
        var first = await UpdateAsync($"{_registry.Address}/dotnet/aspnet:10.0");
        var second = await UpdateAsync(null);

        Assert.That((first.Before, first.Now.Digest, first.Now.Platform.ToString()), Is.EqualTo(((BasePin?)null, _index.Digest, "linux/amd64")));
        Assert.That(second.Before, Is.EqualTo(second.Now).And.EqualTo(first.Now));
        Assert.That(new PinFile(_shop.Checkout).Read(), Is.EqualTo(first.Now));
    }

    [Test]
    public void A_tag_that_is_not_there_changes_nothing()
    {
        var text = File.ReadAllText(_shop.Write("build/base-image.json", "{ }"));

        Assert.That(() => UpdateAsync($"{_registry.Address}/dotnet/aspnet:11.0"), Throws.TypeOf<BaseImageException>().With.Message.Contains("has no tag '11.0'"));
        Assert.That(File.ReadAllText(Path.Combine(_shop.Root, "build", "base-image.json")), Is.EqualTo(text));
    }

    [TestCase(null)]
    [TestCase("aspnet")]
    public void An_update_has_to_know_of_what(string? image) => Assert.That(() => UpdateAsync(image), Throws.TypeOf<UsageException>().With.Message.Contains("--image"));

    private void Pin(Digest digest, string platform = "linux/amd64") => _shop.Write(
        "build/base-image.json", $$"""{ "base": { "image": "{{_registry.Address}}/dotnet/aspnet:10.0", "platform": "{{platform}}", "digest": "{{digest}}" } }""");

    private Task<BaseImage> GetAsync() => Provider(_processes).GetAsync(mayBeHostMade: false, CancellationToken.None);

    private BaseProvider Provider(Cake.Core.IO.IProcessRunner processes) => new(new BaseShelf(_shop.Checkout), processes, NoLogin);

    private Task<(BasePin? Before, BasePin Now)> UpdateAsync(string? image) => new BaseUpdater(_shop.Checkout, _processes, NoLogin).UpdateAsync(image, platform: null, CancellationToken.None);

    private string? NoLogin(string name) => name is "DOCKER_CONFIG" ? _shop.Root : null;
}
