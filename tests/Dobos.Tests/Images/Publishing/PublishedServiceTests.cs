using Dobos.Images.Publishing;

namespace Dobos.Tests.Images.Publishing;

public sealed class PublishedServiceTests
{
    private readonly ImageWorkshop _shop = new();

    [TearDown]
    public void Close() => _shop.Dispose();

    [Test]
    public void What_packages_brought_is_told_apart_from_what_is_ours()
    {
        PublishedService published = new(_shop.Publish());

        Assert.That(
            published.Dependencies.Entries.Select(entry => entry.Path),
            Is.EqualTo(["app", "app/Polly.dll", "app/de", "app/de/Polly.resources.dll", "app/runtimes", "app/runtimes/unix", "app/runtimes/unix/lib", "app/runtimes/unix/lib/Draw.dll"]));
        Assert.That(
            published.App.Entries.Select(entry => entry.Path),
            Is.EqualTo(["app", "app/Shop.Contracts.dll", "app/Shop.deps.json", "app/Shop.dll", "app/Shop.runtimeconfig.json", "app/wwwroot", "app/wwwroot/shop.css"]));
    }

    [Test]
    public void The_program_is_the_one_that_has_a_runtimeconfig() => Assert.That(new PublishedService(_shop.Publish()).Program, Is.EqualTo("Shop.dll"));

    [Test]
    public void A_library_is_no_program()
    {
        var folder = _shop.Publish();
        File.Delete(Path.Combine(folder, "Shop.runtimeconfig.json"));

        Assert.That(() => new PublishedService(folder).Program, Throws.TypeOf<PublishFailedException>().With.Message.Contains("must be one program"));
    }
}
