namespace Dobos.Tests.Versions;

public sealed class InputsReaderTests
{
    [Test]
    public void A_service_is_its_folder_its_chart_its_Dockerfile_and_what_tells_how_it_is_built() =>
        Assert.That(
            new MadeTree().Counted("src/one/A.cs", "src/one/deep/B.cs", "charts/one/templates/x.yaml", "src/one/Dockerfile", ".dockerignore", "src/two/A.cs", "charts/two/Chart.yaml", "README.md", "src/C.cs"),
            Is.EqualTo(["src/one/A.cs", "src/one/deep/B.cs", "charts/one/templates/x.yaml", "src/one/Dockerfile", ".dockerignore"]));

    [Test]
    public void References_are_followed_to_the_end()
    {
        var tree = new MadeTree("""<ProjectReference Include="..\lib\lib.csproj" />""");
        tree.Write("src/lib/lib.csproj", """<Project><ItemGroup><ProjectReference Include="../base/base.csproj" /><Compile Include="../../shared/Clock.cs" /></ItemGroup></Project>""");
        tree.Write("src/base/base.csproj", """<Project><ItemGroup><ProjectReference Include="../lib/lib.csproj" /></ItemGroup></Project>""");

        Assert.That(tree.Counted("src/lib/A.cs", "src/base/A.cs", "shared/Clock.cs", "shared/Other.cs"), Is.EqualTo(["src/lib/A.cs", "src/base/A.cs", "shared/Clock.cs"]));
    }

    [TestCase("""<Compile Include="../shared/**/*.cs" />""", "src/shared/deep/X.cs")]
    [TestCase("""<Content Include="../assets/logo.png" Link="logo.png" />""", "src/assets/logo.png")]
    [TestCase("""<EmbeddedResource Include="..\..\texts\*.resx" />""", "texts/a.resx")]
    [TestCase("""<Reference Include="Old"><HintPath>..\..\lib\Old.dll</HintPath></Reference>""", "lib/Old.dll")]
    [TestCase("""<PropertyGroup><ApplicationIcon>../icons/a.ico</ApplicationIcon></PropertyGroup>""", "src/icons/a.ico")]
    [TestCase("""<Target Name="X"><Exec Command="sh ../../eng/generate.sh" /></Target>""", "eng/generate.sh")]
    [TestCase("""<Import Project="../../eng/extra.props" />""", "eng/extra.props")]
    public void What_lies_elsewhere_counts_where_a_project_names_it(string item, string path) => Assert.That(new MadeTree(item).Counted(path, "src/other/X.cs"), Is.EqualTo([path]));

    [Test]
    public void An_import_is_read_too()
    {
        var tree = new MadeTree("""<Import Project="../../eng/extra.props" />""");
        tree.Write("eng/extra.props", """<Project><Import Project="more.props" /><ItemGroup><Compile Include="$(MSBuildThisFileDirectory)Stamp.cs" /></ItemGroup></Project>""");

        Assert.That(tree.Counted("eng/more.props", "eng/Stamp.cs", "eng/Other.cs"), Is.EqualTo(["eng/more.props", "eng/Stamp.cs"]));
    }

    [TestCase("""<Compile Include="$(Elsewhere)/*.cs" />""")]
    [TestCase("""<ProjectReference Include="../missing/missing.csproj" />""")]
    [TestCase("""<Import Project="$([MSBuild]::GetPathOfFileAbove('eng.props'))" />""")]
    [TestCase("""<PropertyGroup><DirectoryBuildPropsPath>x</DirectoryBuildPropsPath></PropertyGroup>""")]
    public void Where_something_cannot_be_followed_everything_counts(string item) => Assert.That(new MadeTree(item).Counts("far/away.txt"));

    [Test]
    public void Of_the_props_above_only_the_nearest_counts_unless_it_asks_for_the_next()
    {
        var tree = new MadeTree();
        tree.Write("Directory.Build.props", "<Project />");
        Assert.That(tree.Counts("Directory.Build.props"));

        tree.Write("src/Directory.Build.props", "<Project />");
        Assert.That(tree.Counted("src/Directory.Build.props", "Directory.Build.props"), Is.EqualTo(["src/Directory.Build.props"]));

        tree.Write("src/Directory.Build.props", """<Project><Import Project="$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))" /></Project>""");
        Assert.That(tree.Counted("src/Directory.Build.props", "Directory.Build.props", "README.md"), Is.EqualTo(["src/Directory.Build.props", "Directory.Build.props"]));
    }

    [Test]
    public void The_configuration_of_SDK_and_feeds_counts_and_that_of_editors_does_not()
    {
        var tree = new MadeTree();
        foreach (var file in (string[])["global.json", "nuget.config", ".editorconfig", ".gitignore"])
            tree.Write(file, "x");

        Assert.That(tree.Counted("global.json", "nuget.config", ".editorconfig", ".gitignore"), Is.EqualTo(["global.json", "nuget.config"]));
    }

    [Test]
    public void A_chart_that_a_chart_takes_from_the_repository_counts()
    {
        var tree = new MadeTree();
        tree.Write("charts/one/Chart.yaml", "dependencies:\n- name: common\n  repository: \"file://../common\"\n");

        Assert.That(tree.Counted("charts/common/templates/x.yaml", "charts/two/Chart.yaml"), Is.EqualTo(["charts/common/templates/x.yaml"]));
    }

    [TestCase("COPY assets /assets", "assets/a.png", "tests/T.cs")]
    [TestCase("COPY --chown=app [\"assets/\", \"eng/*.sh\", \"/x/\"]", "eng/a.sh", "tests/T.cs")]
    public void What_a_Dockerfile_copies_counts_where_Docker_builds_the_image(string copy, string counts, string other)
    {
        var tree = new MadeTree(service: """, "image": { "builder": "docker", "dockerfile": "Dockerfile" }""");
        tree.Write("src/one/Dockerfile", $"FROM base AS build\n{copy}\nFROM base\nCOPY --from=build /tests /tests\n");

        Assert.That(tree.Counted(counts, other), Is.EqualTo([counts]));
    }

    [Test]
    public void What_a_Dockerfile_copies_does_not_count_where_it_is_not_built()
    {
        var tree = new MadeTree();
        tree.Write("src/one/Dockerfile", "FROM base\nCOPY . .\n");

        Assert.That(tree.Counts("README.md"), Is.False);
    }

    [Test]
    public void A_link_counts_with_what_it_leads_to()
    {
        var tree = new MadeTree();
        tree.Write("src/one/Shared.cs", "../shared/Real.cs", "120000");

        Assert.That(tree.Counts("src/shared/Real.cs"));
    }

    [Test]
    public void A_project_in_a_submodule_makes_the_submodule_count()
    {
        var tree = new MadeTree("""<ProjectReference Include="../../vendor/lib/lib.csproj" />""");
        tree.Write("vendor", "0123", "160000");

        Assert.That(tree.Counts("vendor"));
    }

    [Test]
    public void A_service_is_found_by_its_name_wherever_in_src_it_lies()
    {
        var tree = new MadeTree();
        tree.Write("src/one/service.json", "{ torn");
        tree.Write("src/aaa/service.json", """{ "name": "one", "version": "3.1", }""");

        Assert.That(tree.Inputs.MajorMinor, Is.EqualTo("3.1"));
    }
}
