using Dobos.Deploying.Shipping;
using Dobos.Services;

namespace Dobos.Tests.Deploying.Shipping;

public sealed class ShipOrderTests
{
    [Test]
    public void Those_that_others_depend_on_go_first_and_the_rest_at_once() =>
        Assert.That(Waves(Of("page", "api"), Of("api", "store"), Of("store"), Of("mail")), Is.EqualTo(["store mail", "api", "page"]));

    [Test]
    public void What_is_not_shipped_is_not_waited_for() => Assert.That(Waves(Of("page", "api")), Is.EqualTo(["page"]));

    [Test]
    public void Services_that_wait_for_each_other_are_begun_together() => Assert.That(Waves(Of("one", "two"), Of("two", "one")), Is.EqualTo(["one two"]));

    private static IEnumerable<string> Waves(params Service[] services) => ShipOrder.Waves(services).Select(wave => string.Join(' ', wave.Select(service => service.Name)));

    private static Service Of(string name, params string[] others) => new(name, "")
    {
        MajorMinor = "1.0",
        Project = "",
        Tests = [],
        IntegrationTests = [],
        Chart = "",
        Image = new("engineless", ""),
        Settings = new Dictionary<string, string>(),
        Secrets = new Dictionary<string, string>(),
        DependsOn = others,
    };
}
