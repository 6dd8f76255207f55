using Dobos.Builds;

namespace Dobos.Tests.Builds;

public sealed class InputsTests
{
    private readonly Workshop _shop = new();

    [TearDown]
    public void Close() => _shop.Dispose();

    [Test]
    public void A_project_reads_its_folder_but_not_what_was_built_into_it()
    {
        var app = _shop.Project("src/app/app.csproj");
        foreach (var path in (string[])["src/app/A.cs", "src/app/deep/B.cs", "src/app/bin/Release/A.dll", "src/app/obj/x.json", "src/app/node_modules/x.js", "src/other/C.cs"])
            _shop.Write(path);

        Assert.That(_shop.Read(app), Is.EqualTo(["src/app/A.cs", "src/app/app.csproj", "src/app/deep/B.cs"]));
    }

    [Test]
    public void A_project_reads_what_its_references_read()
    {
        _shop.Project("src/base/base.csproj", """<Compile Include="../Shared/Clock.cs" />""");
        _shop.Write("src/Shared/Clock.cs");
        _shop.Project("src/lib/lib.csproj", """<ProjectReference Include="../base/base.csproj" />""");
        var app = _shop.Project("src/app/app.csproj", """<ProjectReference Include="..\lib\lib.csproj" />""");

        Assert.That(_shop.Read(app), Is.EqualTo(["src/Shared/Clock.cs", "src/app/app.csproj", "src/base/base.csproj", "src/lib/lib.csproj"]));
    }

    [Test]
    public void Two_projects_that_refer_to_each_other_do_not_turn_in_circles()
    {
        var one = _shop.Project("a/a.csproj", """<ProjectReference Include="../b/b.csproj" />""");
        _shop.Project("b/b.csproj", """<ProjectReference Include="../a/a.csproj" />""");

        Assert.That(_shop.Read(one), Is.EqualTo(["a/a.csproj", "b/b.csproj"]));
    }

    [Test]
    public void Every_folder_above_is_looked_into_for_what_MSBuild_and_NuGet_read_there()
    {
        var app = _shop.Project("src/app/app.csproj");
        _shop.Write("Directory.Build.props", """<Project><Import Project="eng/more.props" /></Project>""");
        _shop.Write("eng/more.props", "<Project />");
        _shop.Write("src/.editorconfig");
        _shop.Write("global.json");
        _shop.Write("README.md");

        Assert.That(_shop.Read(app), Is.EqualTo(["Directory.Build.props", "eng/more.props", "global.json", "src/.editorconfig", "src/app/app.csproj"]));
    }

    [Test]
    public void Where_a_path_cannot_be_followed_the_whole_checkout_counts_but_for_artifacts()
    {
        var app = _shop.Project("src/app/app.csproj", """<Compile Include="$(Elsewhere)/*.cs" />""");
        _shop.Write("far/away/X.cs");
        _shop.Write("artifacts/stamps/x");

        Assert.That(_shop.Read(app), Is.EqualTo(["far/away/X.cs", "src/app/app.csproj"]));
    }

    [Test]
    public void Restore_reads_no_sources()
    {
        var app = _shop.Project("src/app/app.csproj");
        _shop.Write("src/app/A.cs");
        _shop.Write("src/app/packages.lock.json");
        _shop.Write("Directory.Packages.props", "<Project />");
        _shop.Write("nuget.config");

        Assert.That(_shop.ReadByRestore(app), Is.EqualTo(["Directory.Packages.props", "nuget.config", "src/app/app.csproj", "src/app/packages.lock.json"]));
    }

    [Test]
    public void A_link_to_a_folder_above_does_not_turn_in_circles()
    {
        var app = _shop.Project("src/app/app.csproj");
        Directory.CreateSymbolicLink(_shop.Path("src/app/round"), _shop.Path("src"));

        Assert.That(_shop.Read(app), Is.EqualTo(["src/app/app.csproj"]));
    }

    [Test]
    public void A_variable_of_the_machine_counts_where_a_project_asks_for_it_and_its_value_is_not_kept()
    {
        var app = _shop.Project("src/app/app.csproj", """<X Condition="'$(Flavour)' == ''" />""");
        _shop.Variables["Flavour"] = "vanilla";
        _shop.Variables["Other"] = "x";

        var terms = _shop.Inputs.Variables(_shop.Inputs.Closure(new ProjectSet([app])));

        Assert.That(terms.Single(), Does.Match("^variable Flavour [0-9a-f]{8}$"));
    }
}
