using Dobos.Failures;
using Dobos.Images;
using Dobos.Services;

namespace Dobos.Tests.Images;

public sealed class DockerfileWishTests
{
    private static readonly ServiceImage Docker = new("docker", "Dockerfile");

    [Test]
    public void An_image_that_travels_is_not_built_another_way_than_its_service_asks_for() =>
        Assert.That(() => Wish("shop", Docker).Check(mayDoWithout: false), Throws.InstanceOf<DobosException>().With.Message.Contains("service.json of shop").And.Property("Code").EqualTo(ExitCode.Failed));

    [Test]
    public void One_that_stays_here_is() => Assert.That(() => Wish("shop", Docker).Check(mayDoWithout: true), Throws.Nothing);

    [Test]
    public void Who_asks_for_no_Dockerfile_is_not_asked() => Assert.That(() => Wish("shop", ImageWorkshop.Service("shop").Image).Check(mayDoWithout: false), Throws.Nothing);

    private static DockerfileWish Wish(string name, ServiceImage image) => new([ImageWorkshop.Service(name) with { Image = image }]);
}
