using Dobos.Versions;

namespace Dobos.Tests.Versions;

public sealed class CentralPackagesTests
{
    private const string Lock = """{ "version": 2, "dependencies": { "net10.0": { "Used": {}, "Transitive": {} } } }""";

    [TestCase("Used", true)]
    [TestCase("used", true)]
    [TestCase("Transitive", true)]
    [TestCase("Other", false)]
    public void A_changed_version_concerns_whoever_uses_the_package(string package, bool concerns) =>
        Assert.That(Terms(Version(package, "1.0.0")) != Terms(Version(package, "2.0.0")), Is.EqualTo(concerns));

    [Test]
    public void A_group_of_packages_that_nobody_uses_concerns_nobody() =>
        Assert.That(Terms($"</ItemGroup><ItemGroup Label=\"x\">{Version("Other", "1.0.0")}"), Is.EqualTo(Terms("")));

    [Test]
    public void A_comment_and_an_indentation_concern_nobody() =>
        Assert.That(Terms($"\r\n\r\n    <!-- why -->  {Version("Used", "1.0.0")}"), Is.EqualTo(Terms(Version("Used", "1.0.0"))));

    [TestCase("""<PackageVersion Update="Other" Version="2" />""")]
    [TestCase("""<PackageVersion Include="A;B" Version="2" />""")]
    [TestCase("""<PackageVersion Include="Other"><Version>2</Version></PackageVersion>""")]
    [TestCase("""<GlobalPackageReference Include="Other" Version="2" />""")]
    public void What_is_not_understood_concerns_everybody(string item) => Assert.That(Terms(item), Is.Not.EqualTo(Terms("")));

    [Test]
    public void Without_a_lock_file_the_whole_file_counts() => Assert.That(Tree(locked: null).Counts(CentralPackages.FileName));

    [Test]
    public void A_broken_lock_file_is_none() => Assert.That(Tree(locked: "{ torn").Counts(CentralPackages.FileName));

    [Test]
    public void A_file_that_cannot_be_read_counts_whole() => Assert.That(Tree(central: "<Project>").Counts(CentralPackages.FileName));

    [Test]
    public void Whoever_does_something_with_all_versions_uses_all_of_them() =>
        Assert.That(Tree(project: """<None Include="@(PackageVersion)" />""").Counts(CentralPackages.FileName));

    private static string Version(string package, string version) => $"""<PackageVersion Include="{package}" Version="{version}" />""";

    private static string Terms(string items)
    {
        var inputs = Tree(central: $"<Project><ItemGroup>{items}</ItemGroup></Project>").Inputs;
        Assert.That(inputs.Covers(CentralPackages.FileName), Is.False);
        return inputs.Terms[CentralPackages.FileName];
    }

    private static MadeTree Tree(string? locked = Lock, string central = "<Project />", string project = """<PackageReference Include="Used" />""")
    {
        var tree = new MadeTree(project);
        tree.Write(CentralPackages.FileName, central);
        if (locked is not null)
            tree.Write("src/one/packages.lock.json", locked);
        return tree;
    }
}
