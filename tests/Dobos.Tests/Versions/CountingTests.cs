using System.Text.RegularExpressions;
using Dobos.Versions;

namespace Dobos.Tests.Versions;

/// <summary>Counted in real repositories: what is a change of a service, and what is not.</summary>
public sealed class CountingTests
{
    private readonly GitWorkshop _shop = new();

    [SetUp]
    public void Begin() => _shop.Begin();

    [TearDown]
    public void Close() => _shop.Dispose();

    [Test]
    public void The_commit_that_sets_the_line_is_number_0_and_each_change_of_the_inputs_is_one_more()
    {
        Assert.That(_shop.Both, Is.EqualTo(["1.0.0", "1.0.0"]));

        Changed("src/one/Program.cs");
        Assert.That(_shop.Both, Is.EqualTo(["1.0.1", "1.0.0"]));

        _shop.Append("charts/two/Chart.yaml", "# more\n");
        Changed("src/lib/Lib.cs");
        Assert.That(_shop.Both, Is.EqualTo(["1.0.2", "1.0.1"]));

        Changed("README.md");
        _shop.Git("tag", "v9.9.9");
        Assert.That(_shop.Both, Is.EqualTo(["1.0.2", "1.0.1"]));
    }

    [Test]
    public void A_raised_line_starts_at_0_and_one_that_comes_back_goes_on()
    {
        Changed("src/one/Program.cs");
        Line("2.0");
        Assert.That(_shop.Text("one"), Is.EqualTo("2.0.0"));

        Changed("src/one/Program.cs");
        Assert.That(_shop.Text("one"), Is.EqualTo("2.0.1"));

        Line("1.0");
        Assert.That(_shop.Text("one"), Is.EqualTo("1.0.2"));
    }

    [Test]
    public void A_merge_counts_once_however_many_commits_it_brings_and_not_at_all_where_they_are_of_others()
    {
        _shop.Git("switch", "--quiet", "--create", "topic");
        Changed("src/one/Program.cs");
        Changed("src/one/Program.cs");
        _shop.Git("switch", "--quiet", "main");
        Changed("README.md");
        _shop.Git("-c", "user.name=S", "-c", "user.email=s@example.org", "merge", "--quiet", "--no-ff", "--message", "Merge", "topic");

        Assert.That(_shop.Both, Is.EqualTo(["1.0.1", "1.0.0"]));
    }

    [Test]
    public void A_reference_that_is_removed_lowers_no_number()
    {
        Changed("src/lib/Lib.cs");
        Changed("src/lib/Lib.cs");
        _shop.Write("src/one/one.csproj", "<Project />");
        _shop.Commit("Do without the library");
        Assert.That(_shop.Text("one"), Is.EqualTo("1.0.3"));

        Changed("src/lib/Lib.cs");
        Assert.That(_shop.Text("one"), Is.EqualTo("1.0.3"));
    }

    [Test]
    public void A_reference_that_is_added_is_one_change_and_brings_no_past()
    {
        Changed("src/lib/Lib.cs");
        _shop.Write("src/two/two.csproj", """<Project><ItemGroup><ProjectReference Include="../lib/lib.csproj" /></ItemGroup></Project>""");
        _shop.Commit("Use the library");
        Assert.That(_shop.Text("two"), Is.EqualTo("1.0.1"));
    }

    [Test]
    public void A_service_that_moves_keeps_its_count()
    {
        Changed("src/one/Program.cs");
        _shop.Git("mv", "src/one", "src/uno");
        _shop.Commit("Move");
        Assert.That(_shop.Text("one"), Is.EqualTo("1.0.2"));
    }

    [Test]
    public void A_file_that_is_renamed_deleted_or_made_executable_is_a_change()
    {
        _shop.Git("mv", "src/one/Program.cs", "src/one/Start.cs");
        _shop.Commit("Rename");
        Assert.That(_shop.Text("one"), Is.EqualTo("1.0.1"));

        _shop.Git("update-index", "--chmod=+x", "src/one/Start.cs");
        _shop.Git("-c", "user.name=S", "-c", "user.email=s@example.org", "commit", "--quiet", "--message", "Mode");
        _shop.Git("reset", "--quiet", "--hard");
        Assert.That(_shop.Text("one"), Is.EqualTo("1.0.2"));

        File.Delete(_shop.At("src/one/Start.cs"));
        _shop.Commit("Delete");
        Assert.That(_shop.Text("one"), Is.EqualTo("1.0.3"));
    }

    [Test]
    public void Props_that_appear_nearer_are_a_change_of_what_lies_below()
    {
        _shop.Write("Directory.Build.props", "<Project />");
        _shop.Commit("Props for all");
        Assert.That(_shop.Both, Is.EqualTo(["1.0.1", "1.0.1"]));

        _shop.Write("src/two/Directory.Build.props", "<Project />");
        _shop.Commit("Props for one");
        Assert.That(_shop.Both, Is.EqualTo(["1.0.1", "1.0.2"]));

        Changed("Directory.Build.props", "<!-- more -->");
        Assert.That(_shop.Both, Is.EqualTo(["1.0.2", "1.0.2"]));
    }

    [Test]
    public void Props_that_disappear_are_a_change()
    {
        _shop.Write("Directory.Build.props", "<Project />");
        _shop.Commit("Props for all");
        File.Delete(_shop.At("Directory.Build.props"));
        _shop.Commit("No props");

        Assert.That(_shop.Both, Is.EqualTo(["1.0.2", "1.0.2"]));
    }

    [Test]
    public void A_central_version_is_a_change_of_whoever_uses_the_package()
    {
        _shop.Write("src/one/packages.lock.json", """{ "dependencies": { "net10.0": { "Polly": {} } } }""");
        _shop.Write("src/lib/packages.lock.json", """{ "dependencies": { } }""");
        _shop.Write("src/two/packages.lock.json", """{ "dependencies": { } }""");
        Central("8.0.0");
        Assert.That(_shop.Both, Is.EqualTo(["1.0.1", "1.0.1"]));

        Central("8.0.1");
        Assert.That(_shop.Both, Is.EqualTo(["1.0.2", "1.0.1"]));
        Assert.That(_shop.Version("one").Touches[0].Paths, Is.EqualTo(["Directory.Packages.props"]));
    }

    [Test]
    public void A_service_counts_from_the_commit_that_brought_it()
    {
        _shop.WriteService("three", version: "0.1");
        _shop.Commit("A third one");

        Assert.That(_shop.Text("three"), Is.EqualTo("0.1.0"));
    }

    [Test]
    public void A_service_json_that_was_broken_for_a_while_costs_no_number_twice()
    {
        Changed("src/one/Program.cs");
        var whole = File.ReadAllText(_shop.At("src/one/service.json"));
        _shop.Write("src/one/service.json", "{ torn");
        _shop.Commit("Break it");
        _shop.Write("src/one/service.json", whole);
        _shop.Commit("Mend it");

        Assert.That(_shop.Text("one"), Is.EqualTo("1.0.2"));
    }

    [Test]
    public void It_tells_what_made_the_number()
    {
        var commit = Changed("src/lib/Lib.cs");

        var version = _shop.Version("one");

        Assert.That(version.Why, Does.StartWith("branch main: 1 change of its inputs since ").And.EndWith(" set 1.0"));
        Assert.That(version.Inputs, Is.EqualTo(["charts/one", "src/lib", "src/one"]));
        Assert.That((version.Touches[0].Commit, version.Touches[0].Subject), Is.EqualTo((commit, "Change src/lib/Lib.cs")));
        Assert.That(version.Touches[0].Paths, Is.EqualTo(["src/lib/Lib.cs"]));
        Assert.That((version.Commit, version.Kind), Is.EqualTo((commit, VersionKind.Counted)));
    }

    private string Changed(string path, string more = "// more\n")
    {
        _shop.Append(path, more);
        return _shop.Commit($"Change {path}");
    }

    private void Central(string version)
    {
        _shop.Write("Directory.Packages.props", $"""<Project><ItemGroup><PackageVersion Include="Polly" Version="{version}" /></ItemGroup></Project>""");
        _shop.Commit($"Polly {version}");
    }

    private void Line(string version)
    {
        _shop.Write("src/one/service.json", Regex.Replace(File.ReadAllText(_shop.At("src/one/service.json")), "\"[0-9]+\\.[0-9]+\"", $"\"{version}\""));
        _shop.Commit($"Set {version}");
    }
}
