using Dobos.Builds;

namespace Dobos.Tests.Builds;

public sealed class ProjectTextTests
{
    [TestCase("""<ProjectReference Include="..\lib\lib.csproj" />""")]
    [TestCase("""<ProjectReference Include="../lib/lib.csproj" Condition="false" />""")]
    [TestCase("""<ProjectReference Include="$(MSBuildThisFileDirectory)../lib/lib.csproj" />""")]
    public void A_referenced_project_is_found(string item) => Assert.That(Text(item).Projects, Is.EqualTo(["/r/src/lib/lib.csproj"]));

    [TestCase("""<Compile Include="../Shared/Clock.cs" />""", "/r/src/Shared/Clock.cs")]
    [TestCase("""<Compile Include="../Shared/**/*.cs" />""", "/r/src/Shared/")]
    [TestCase("""<Content Include="$(MSBuildProjectDirectory)/../../data/*.json" />""", "/r/data/")]
    [TestCase("""<Import Project="../../eng/common.props" />""", "/r/eng/common.props")]
    public void What_lies_outside_is_found(string item, string place) => Assert.That(Text(item).Others, Is.EqualTo([place]));

    [TestCase("""<PackageReference Include="Some.Package" />""")]
    [TestCase("""<Import Project="Sdk.props" Sdk="Some.Sdk" />""")]
    [TestCase("""<Reference Include="A" HintPath="$(Nowhere)/A.dll" />""")]
    [TestCase("""<Import Project="$(NuGetPackageRoot)/x/build/x.props" />""")]
    [TestCase("""<Import Project="$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))" />""")]
    [TestCase("""<Copied Include="@(Compile->'%(FullPath)')" />""")]
    public void What_is_no_source_of_this_checkout_is_left_out(string item)
    {
        var text = Text(item);

        Assert.That((text.Projects.Count, text.Others.Count, text.IsOpen), Is.EqualTo((0, 0, false)));
    }

    [TestCase("""<ProjectReference Include="$(Libraries)/lib.csproj" />""")]
    [TestCase("""<Compile Include="$(RepoRoot)shared/**/*.cs" />""")]
    [TestCase("<")]
    public void What_only_MSBuild_can_follow_is_admitted(string item) => Assert.That(Text(item).IsOpen, Is.True);

    [Test]
    public void An_item_in_an_imported_file_starts_from_the_project_and_an_import_from_the_file()
    {
        var text = new ProjectText("/r/eng/x.props", """<Project><Import Project="y.props;./z.props" /><ItemGroup><None Include="../n.txt" /></ItemGroup></Project>""", "/r/src/app");

        Assert.That(text.Others, Is.EqualTo(["/r/eng/y.props", "/r/eng/z.props", "/r/src/n.txt"]));
    }

    [Test]
    public void The_properties_that_it_asks_for_are_listed() =>
        Assert.That(Text("""<X Condition="'$(CI)' == 'true' or '$(CakeSource)' == ''" />""").Properties, Is.EqualTo(["CI", "CakeSource"]));

    private static ProjectText Text(string item) => new("/r/src/app/app.csproj", $"<Project><ItemGroup>{item}</ItemGroup></Project>", "/r/src/app");
}
