using Dobos.Testing;
using Dobos.Tests.Builds;

namespace Dobos.Tests.Testing;

public sealed class CoverageScopeTests
{
    private readonly Workshop _shop = new();

    [TearDown]
    public void Close() => _shop.Dispose();

    [Test]
    public void It_counts_what_the_tests_reference_by_the_names_of_its_assemblies()
    {
        _shop.Project("lib/lib.csproj");
        _shop.Write("app/app.csproj", """<Project><PropertyGroup><AssemblyName>The.App</AssemblyName></PropertyGroup><ItemGroup><ProjectReference Include="../lib/lib.csproj" /></ItemGroup></Project>""");
        var tests = _shop.Project("tests/app.Tests.csproj", """<ProjectReference Include="../app/app.csproj" />""");

        Assert.That(new CoverageScope(_shop.Checkout).Arguments(tests)[^1], Does.EndWith(".Include=[The.App]*,[lib]*"));
    }

    [Test]
    public void Tests_that_reference_nothing_leave_the_collector_as_it_is() =>
        Assert.That(new CoverageScope(_shop.Checkout).Arguments(_shop.Project("tests/x.csproj")), Is.Empty);
}
