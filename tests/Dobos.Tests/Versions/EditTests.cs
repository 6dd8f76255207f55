using Dobos.Versions;

namespace Dobos.Tests.Versions;

/// <summary>Working copies that are not what the commit says.</summary>
public sealed class EditTests
{
    private readonly GitWorkshop _shop = new();

    [SetUp]
    public void Begin() => _shop.Begin();

    [TearDown]
    public void Close() => _shop.Dispose();

    [TestCase("src/one/Program.cs")]
    [TestCase("src/lib/Lib.cs")]
    [TestCase("charts/one/Chart.yaml")]
    [TestCase("src/one/New.cs")]
    [TestCase("src/one/wwwroot/naïve file.txt")]
    [TestCase("Directory.Build.props")]
    public void An_edit_of_an_input_makes_a_version_of_the_working_copy(string path)
    {
        _shop.Write(path, "<Project />");

        var version = _shop.Version("one");

        Assert.That(version.Text, Is.EqualTo($"0.0.0-local.h{version.InputsHash[..12]}"));
        Assert.That(version.Kind, Is.EqualTo(VersionKind.Local));
        Assert.That(version.Edits, Is.EqualTo([path]));
        Assert.That(version.Why, Does.Contain(path));
    }

    [TestCase("README.md")]
    [TestCase("src/two/Program.cs")]
    [TestCase("src/one/bin/Release/one.dll")]
    [TestCase("src/one/obj/project.assets.json")]
    [TestCase("artifacts/stamps/x")]
    public void An_edit_of_anything_else_does_not(string path)
    {
        _shop.Write(path, "edited");

        Assert.That(_shop.Text("one"), Is.EqualTo("1.0.0"));
    }

    [Test]
    public void What_is_staged_deleted_or_renamed_is_edited_too()
    {
        _shop.Append("src/one/Program.cs");
        _shop.Git("add", "--all");
        Assert.That(_shop.Version("one").Kind, Is.EqualTo(VersionKind.Local));

        _shop.Git("reset", "--quiet", "--hard");
        File.Delete(_shop.At("src/one/Program.cs"));
        Assert.That(_shop.Version("one").Kind, Is.EqualTo(VersionKind.Local));

        _shop.Git("reset", "--quiet", "--hard");
        _shop.Git("mv", "src/lib/Lib.cs", "Lib.cs");
        Assert.That(_shop.Version("one").Edits, Is.EqualTo(["src/lib/Lib.cs"]));
    }

    [Test]
    public void What_git_ignores_counts_where_a_build_would_take_it_in()
    {
        _shop.Write(".gitignore", "*.local.json\ngenerated/\n*.user\n.DS_Store\n");
        _shop.Commit("Ignore");
        _shop.Write("src/one/.DS_Store", "x");
        _shop.Write("src/one/.tool/generated/x", "x");
        _shop.Write("src/one/Rider.user", "x");
        Assert.That(_shop.Text("one"), Is.EqualTo("1.0.0"));

        foreach (var path in (string[])["src/one/settings.local.json", "src/one/.hidden.local.json", "src/one/generated/deep/A.cs", "src/one/one.csproj.user"])
        {
            _shop.Write(path, "x");
            Assert.That(_shop.Version("one").Edits, Is.EqualTo([path]));
            File.Delete(_shop.At(path));
        }
    }

    [Test]
    public void The_version_follows_the_content_and_not_the_way_there()
    {
        _shop.Append("src/one/Program.cs", "// a\n");
        var edited = _shop.Text("one");
        _shop.Append("src/one/Program.cs", "// b\n");
        Assert.That(_shop.Text("one"), Is.Not.EqualTo(edited));

        _shop.Git("checkout", "--quiet", "src/one/Program.cs");
        Assert.That(_shop.Text("one"), Is.EqualTo("1.0.0"));

        _shop.Append("src/one/Program.cs", "// a\n");
        Assert.That(_shop.Text("one"), Is.EqualTo(edited));
    }

    [Test]
    public void An_edit_that_is_committed_leaves_the_hash_of_the_inputs_as_it_was()
    {
        _shop.Append("src/one/Program.cs");
        _shop.Write("src/one/New.cs", "class New;");
        var edited = _shop.Version("one").InputsHash;
        _shop.Commit("Edit");

        Assert.That(_shop.Version("one").InputsHash, Is.EqualTo(edited));
    }

    [Test]
    public void A_reference_that_is_only_in_the_working_copy_is_followed()
    {
        _shop.Write("src/two/two.csproj", """<Project><ItemGroup><ProjectReference Include="../lib/lib.csproj" /></ItemGroup></Project>""");
        var before = _shop.Version("two").InputsHash;
        _shop.Append("src/lib/Lib.cs");

        Assert.That(_shop.Version("two").InputsHash, Is.Not.EqualTo(before));
        Assert.That(_shop.Version("two").Edits, Is.EqualTo(["src/lib/Lib.cs", "src/two/two.csproj"]));
    }

    [Test]
    public void Edits_win_over_a_release_branch_and_a_pull_request()
    {
        _shop.Append("src/one/Program.cs");
        _shop.Variables["BUILD_SOURCEBRANCH"] = "refs/heads/release/one/3.0.0";

        Assert.That(_shop.Version("one").Kind, Is.EqualTo(VersionKind.Local));
    }

    [Test]
    public void A_service_that_was_never_committed_has_a_version_of_the_working_copy()
    {
        _shop.WriteService("three");

        Assert.That(_shop.Version("three").Kind, Is.EqualTo(VersionKind.Local));
    }

    [Test]
    public void A_service_that_git_does_not_see_has_none()
    {
        _shop.Write(".gitignore", "/src/three/\n");
        _shop.WriteService("three");

        Assert.That(() => _shop.Version("three"), Throws.TypeOf<NoVersionException>().With.Message.Contains("src/three/service.json"));
    }

    [Test]
    public void Before_the_first_commit_everything_is_edited()
    {
        using var shop = new GitWorkshop();
        shop.Git("init", "--quiet");
        shop.WriteServices();

        Assert.That((shop.Version("one").Kind, shop.Version("one").Commit), Is.EqualTo((VersionKind.Local, (string?)null)));
    }
}
