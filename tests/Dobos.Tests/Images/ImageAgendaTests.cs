using Dobos.Builds;
using Dobos.Images;
using Dobos.Images.Bases;
using Dobos.Images.Engines;
using Dobos.Registries;
using Dobos.Services;

namespace Dobos.Tests.Images;

public sealed class ImageAgendaTests
{
    private readonly ImageWorkshop _shop = new();

    [TearDown]
    public void Close() => _shop.Dispose();

    [Test]
    public void An_image_that_was_built_need_not_be_built_again_until_something_that_it_is_made_of_changes()
    {
        var service = Built();
        Assert.That(Foresee(service).IsNeeded, Is.False);
        _shop.Write("src/shop/Price.cs", "changed");
        Assert.That(Foresee(service).Reason, Is.EqualTo("src/shop/Price.cs changed"));
    }

    [TestCase("artifacts/images/shop/oci/index.json")]
    [TestCase("artifacts/images/shop/oci/oci-layout")]
    [TestCase("artifacts/images/shop/oci/blobs")]
    public void What_is_gone_of_it_is_built_again(string file)
    {
        var service = Built();
        var gone = new DirectoryInfo(Path.Combine(_shop.Root, file));
        if (gone.Exists)
            gone.Delete(recursive: true);
        else
            File.Delete(gone.FullName);

        Assert.That(Foresee(service).IsNeeded);
    }

    [Test]
    public void Another_version_and_another_base_are_another_image()
    {
        var service = Built();
        var below = BaseImage.Find(_shop.Store, Pinned)!;
        var other = _shop.Base("""{ "Env": ["OTHER=1"] }""");

        Assert.That(Agenda.Work(new(service, "1.4.57"), below).Decision.IsNeeded, Is.False);
        Assert.That(Agenda.Work(new(service, "1.4.58"), below).Decision.Reason, Does.Contain("version 1.4.58"));
        Assert.That(Agenda.Work(new(service, "1.4.57"), other).Decision.Reason, Does.Contain($"base {other.Manifest.Digest}"));
    }

    [Test]
    public void A_publication_has_neither_version_nor_base_but_the_same_sources()
    {
        var service = Built();
        Agenda.Publication(service).Do(() => []);
        Pin(Digest.Of("another"u8));
        Assert.That(Agenda.Publication(service).Decision.IsNeeded, Is.False);
        _shop.Write("src/shop/Price.cs", "changed");
        Assert.That(Agenda.Publication(service).Decision.Reason, Is.EqualTo("src/shop/Price.cs changed"));
    }

    [Test]
    public void A_base_that_is_not_here_yet_is_told_of()
    {
        var service = Built();
        Pin(Digest.Of("another"u8));

        Assert.That(Foresee(service).Reason, Is.EqualTo("the base image registry.example/aspnet:10.0 is fetched"));
    }

    [Test]
    public void A_base_that_cannot_be_had_is_told_of_and_no_plan_fails_for_it()
    {
        var service = Built();
        File.Delete(Path.Combine(_shop.Root, "build", "base-image.json"));

        Assert.That(Foresee(service).Reason, Does.StartWith("it will fail: build/base-image.json pins no base image"));
    }

    [Test]
    public void An_image_of_a_Dockerfile_follows_from_what_that_takes_and_its_version()
    {
        var service = OfDockerfile();
        ImageOrder order = new(service, "1.4.57");
        Assert.That(Foresee(service).IsNeeded);
        Agenda.Dockerfile(order).Do(() => []);
        Assert.That(Agenda.Dockerfile(order).Decision.IsNeeded, Is.False);
        Assert.That(Agenda.Dockerfile(order with { Version = "1.4.58" }).Decision.Reason, Does.Contain("version 1.4.58"));
        _shop.Write("src/other/Other.cs", "");
        Assert.That(Agenda.Dockerfile(order).Decision.IsNeeded, Is.False);
        _shop.Write("src/shop/Price.cs", "changed");
        Assert.That(Agenda.Dockerfile(order).Decision.Reason, Is.EqualTo("src/shop/Price.cs changed"));
    }

    [Test]
    public void An_image_that_an_engine_built_of_the_same_inputs_is_found_again_and_no_other()
    {
        var service = OfDockerfile();
        ImageOrder order = new(service, "1.4.57") { InputsHash = "0011" };
        Assert.That(Agenda.FindBuilt(order), Is.Null);
        _shop.Write("saved/manifest.json", """[{ "Config": "config.json", "Layers": [] }]""");
        _shop.Write("saved/config.json", """{ "architecture": "amd64", "os": "linux" }""");
        new SavedImage(Path.Combine(_shop.Root, "saved")).Write(order, Agenda.Layout(service));

        Assert.That(Agenda.FindBuilt(order), Is.Not.Null);
        Assert.That(Agenda.FindBuilt(order with { InputsHash = "0022" }), Is.Null);
        Assert.That(Agenda.FindBuilt(order with { Version = "1.4.58" }), Is.Null);
    }

    private Service OfDockerfile()
    {
        _shop.Write("src/shop/Price.cs", "");
        var dockerfile = _shop.Write("src/shop/Dockerfile", "FROM base\nCOPY src/shop /shop\n");
        return ImageWorkshop.Service("shop") with { Folder = Path.Combine(_shop.Root, "src/shop"), Image = new("docker", dockerfile) };
    }

    private ImageAgenda Agenda => new(_shop.Checkout, new Agenda(_shop.Checkout, _ => null));

    private Digest Pinned => new PinFile(_shop.Checkout).Read()!.Digest;

    private Decision Foresee(Service service) => Agenda.Foresee(service, mayBeHostMade: false);

    private Service Built()
    {
        var service = ImageWorkshop.Service("shop") with { Project = _shop.Write("src/shop/shop.csproj", "<Project />") };
        _shop.Write("src/shop/Price.cs", "");
        _shop.Order = new(service, "1.4.57");
        var below = _shop.Base();
        Pin(below.Manifest.Digest);
        Agenda.Work(_shop.Order, below).Do(() => new ImageComposer(_shop.Store).Compose(_shop.Order, below, _shop.Publish(), Agenda.Layout(service)).Files);
        return service;
    }

    private void Pin(Digest digest) =>
        _shop.Write("build/base-image.json", $$"""{ "base": { "image": "registry.example/aspnet:10.0", "platform": "linux/arm64", "digest": "{{digest}}" } }""");
}
