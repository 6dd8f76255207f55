using Dobos.Images;
using Dobos.Images.Bases;
using Dobos.Images.Layouts;
using Dobos.Tests.Tools;

namespace Dobos.Tests.Images.Bases;

[Platform("Linux")]
public sealed class HostBaseTests
{
    private readonly ImageWorkshop _shop = new();

    [TearDown]
    public void Close() => _shop.Dispose();

    [Test]
    public void It_is_made_once_and_the_same_in_every_checkout()
    {
        using ImageWorkshop other = new();
        var (one, two) = (Make(_shop), Make(other));
        var host = Host(_shop);

        Assert.That(two.Manifest.Digest, Is.EqualTo(one.Manifest.Digest));
        Assert.That(one.IsHostMade);
        Assert.That(host.Find(host.Work())?.Manifest.Digest, Is.EqualTo(one.Manifest.Digest));
    }

    [Test]
    public void A_layer_that_went_away_means_that_it_is_made_again()
    {
        var made = Make(_shop);
        File.Delete(_shop.Store.PathOf(made.Manifest.Layers[0].Digest));
        var host = Host(_shop);

        Assert.That(host.Find(host.Work()), Is.Null);
    }

    [Test]
    public void Where_the_loader_cannot_be_asked_nothing_is_made()
    {
        var host = Host(_shop);

        Assert.That(() => host.Make(host.Work(), new FakeProcesses()), Throws.TypeOf<BaseImageException>().With.Message.Contains("'ldd'"));
    }

    private static BaseImage Make(ImageWorkshop shop) => Host(shop).Make(Host(shop).Work(), new RealCake().ProcessRunner);

    private static HostBase Host(ImageWorkshop shop) => new(shop.Checkout, new BlobStore(shop.Checkout), ImagePlatform.OfThisMachine!);
}
