using Dobos.Builds;
using Dobos.Checkouts;
using Dobos.Testing;

namespace Dobos.Tests.Testing;

public sealed class ResultPlacesTests
{
    private readonly ResultPlaces _places = new(new Checkout("/r"), new TestOrder(new ProjectSet(["/r/tests/One.Tests/One.Tests.csproj", "/r/a/Tests.csproj", "/r/b/Tests.csproj"])));

    [Test]
    public void A_project_goes_by_its_name() => Assert.That(_places.Folder("/r/tests/One.Tests/One.Tests.csproj").Path, Is.EqualTo("/r/artifacts/tests/One.Tests"));

    [TestCase("/r/a/Tests.csproj", "a.Tests")]
    [TestCase("/r/b/Tests.csproj", "b.Tests")]
    public void Two_of_one_name_go_by_their_paths(string project, string name) => Assert.That(_places.Name(project), Is.EqualTo(name));

    [Test]
    public void Results_of_integration_tests_are_kept_apart() =>
        Assert.That(new ResultPlaces(new Checkout("/r"), new TestOrder(new ProjectSet(["/r/A.csproj"])) { Area = "dev" }).Folder("/r/A.csproj").Path, Is.EqualTo("/r/artifacts/tests/dev/A"));
}
