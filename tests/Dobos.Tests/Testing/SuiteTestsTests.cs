using Dobos.Services;
using Dobos.Testing;
using Dobos.Tests.Builds;

namespace Dobos.Tests.Testing;

public sealed class SuiteTestsTests
{
    private readonly Workshop _shop = new();

    [TearDown]
    public void Close() => _shop.Dispose();

    [Test]
    public void They_are_all_test_projects_that_no_service_names()
    {
        var own = _shop.Project("tests/Own.Tests/Own.Tests.csproj");
        var service = _shop.Project("tests/Service.Tests/Service.Tests.csproj");
        var integration = _shop.Project("tests/Integration.Tests/Integration.Tests.csproj");
        _shop.Project("tests/Own.Benchmarks/Own.Benchmarks.csproj");
        _shop.Project("tests/Own.Tests/obj/Copied.Tests.csproj");

        Assert.That(SuiteTests.Of(_shop.Checkout, [Service([service], [integration])]).Projects, Is.EqualTo([own]));
    }

    [Test]
    public void A_checkout_without_tests_has_none() => Assert.That(SuiteTests.Of(_shop.Checkout, []).Projects, Is.Empty);

    private static Service Service(string[] tests, string[] integrationTests) => new("one", "/r")
    {
        MajorMinor = "1.0",
        Project = "/r/one.csproj",
        Tests = tests,
        IntegrationTests = integrationTests,
        Chart = "/r/charts",
        Image = new ServiceImage("engineless", "Dockerfile"),
        Settings = new Dictionary<string, string>(),
        Secrets = new Dictionary<string, string>(),
        DependsOn = [],
    };
}
