using Dobos.Failures;
using Dobos.Versions;

namespace Dobos.Tests.Versions;

/// <summary>The same commit has the same version, wherever and however it is checked out.</summary>
public sealed class PlaceTests
{
    private readonly GitWorkshop _shop = new();

    [SetUp]
    public void Begin() => _shop.Begin();

    [TearDown]
    public void Close() => _shop.Dispose();

    [Test]
    public void Clones_in_other_folders_with_other_line_endings_and_times_have_equal_versions_and_hashes()
    {
        _shop.Write(".gitattributes", "* text=auto\n");
        _shop.Append("src/one/Program.cs");
        _shop.Commit("Change");
        var here = _shop.Version("one");
        Clone("elsewhere", "--config", "core.autocrlf=true", "--config", "core.eol=crlf");
        Assert.That(File.ReadAllText(_shop.At("src/one/Program.cs")), Does.Contain("\r\n"));
        File.SetLastWriteTimeUtc(_shop.At("src/one/Program.cs"), DateTime.UnixEpoch);

        var there = _shop.Version("one");

        Assert.That((there.Text, there.InputsHash), Is.EqualTo((here.Text, here.InputsHash)));
        _shop.Append("src/one/Program.cs", "// edited\r\n");
        var edited = _shop.Version("one").InputsHash;
        _shop.Root = _shop.Top;
        _shop.Append("src/one/Program.cs", "// edited\n");
        Assert.That(_shop.Version("one").InputsHash, Is.EqualTo(edited));
    }

    [Test]
    public void A_detached_head_is_counted_and_on_an_agent_has_the_branch_that_it_was_asked_for()
    {
        _shop.Git("checkout", "--quiet", "--detach");
        Assert.That(_shop.Version("one").Why, Does.StartWith("no branch"));
        Assert.That(_shop.Text("one"), Is.EqualTo("1.0.0"));

        _shop.Variables["BUILD_SOURCEBRANCH"] = "refs/heads/release/one/4.5.6";
        Assert.That(_shop.Both, Is.EqualTo(["4.5.6", "1.0.0"]));
    }

    [Test]
    public void A_release_branch_gives_its_service_the_version()
    {
        _shop.Git("switch", "--quiet", "--create", "release/one/v1.0.2");

        Assert.That(_shop.Both, Is.EqualTo(["v1.0.2", "1.0.0"]));
    }

    [Test]
    public void A_shallow_clone_is_refused_with_the_way_out()
    {
        Shallow();

        var complaint = Assert.Throws<ShallowCloneException>(() => _shop.Version("one"));

        Assert.That(complaint.Message, Does.Contain("git fetch --unshallow").And.Contain("fetchDepth: 0"));
        Assert.That(complaint.Code, Is.EqualTo(ExitCode.Configuration));
        _shop.Git("fetch", "--quiet", "--unshallow");
        Assert.That(_shop.Text("one"), Is.EqualTo("1.0.1"));
    }

    [Test]
    public void What_is_not_counted_needs_no_history()
    {
        var whole = _shop.Version("one").InputsHash;
        _shop.Append("README.md");
        Shallow(change: "README.md");

        _shop.Variables["BUILD_SOURCEBRANCH"] = "refs/heads/release/one/4.5.6";
        Assert.That(_shop.Text("one"), Is.EqualTo("4.5.6"));
        Assert.That(_shop.Version("one").InputsHash, Is.EqualTo(whole));

        _shop.Variables["BUILD_SOURCEBRANCH"] = "refs/pull/5/merge";
        _shop.Variables["BUILD_BUILDID"] = "6";
        Assert.That(_shop.Both, Is.EqualTo(["0.0.0-pr.5.6", "0.0.0-pr.5.6"]));

        _shop.Variables.Clear();
        _shop.Append("src/one/Program.cs");
        Assert.That(_shop.Version("one").Kind, Is.EqualTo(VersionKind.Local));
    }

    [Test]
    public void Without_a_repository_there_is_a_sentence_and_no_version()
    {
        using var shop = new GitWorkshop();
        shop.WriteServices();

        Assert.That(() => shop.Version("one"), Throws.TypeOf<NoRepositoryException>().With.Message.Contains("git init"));
    }

    [Test]
    public void In_a_worktree_it_is_the_same()
    {
        _shop.Append("src/one/Program.cs");
        _shop.Commit("Change");
        _shop.Git("worktree", "add", "--quiet", _shop.Beside("tree"), "-b", "side");
        _shop.Root = _shop.Beside("tree");

        Assert.That(_shop.Both, Is.EqualTo(["1.0.1", "1.0.0"]));
    }

    [Test]
    public void Below_the_top_of_a_repository_it_counts_what_lies_above_where_it_is_used()
    {
        using var shop = GitWorkshop.WithServices(within: "deep/down");
        File.WriteAllText(Path.Combine(shop.Top, "Directory.Build.props"), "<Project />");
        Assert.That(shop.Version("one").Edits, Is.EqualTo(["Directory.Build.props"]));

        shop.Root = shop.Top;
        shop.Commit("Props");
        shop.Root = Path.Combine(shop.Top, "deep/down");
        Assert.That(shop.Both, Is.EqualTo(["1.0.1", "1.0.1"]));

        File.WriteAllText(Path.Combine(shop.Top, "other.txt"), "x");
        Assert.That(shop.Both, Is.EqualTo(["1.0.1", "1.0.1"]));
        shop.Append("src/one/Program.cs");
        Assert.That(shop.Version("one").Edits, Is.EqualTo(["deep/down/src/one/Program.cs"]));
    }

    [Test]
    public void As_a_submodule_of_another_repository_it_is_the_same()
    {
        _shop.Append("src/one/Program.cs");
        _shop.Commit("Change");
        using var outer = new GitWorkshop();
        outer.Git("init", "--quiet");
        outer.Git("submodule", "--quiet", "add", _shop.Top, "inner");
        outer.Root = Path.Combine(outer.Top, "inner");

        Assert.That(outer.Both, Is.EqualTo(["1.0.1", "1.0.0"]));
    }

    [Test]
    public void A_submodule_counts_by_its_commit_and_with_edits_in_it()
    {
        using var vendor = GitWorkshop.WithServices();
        _shop.Git("submodule", "--quiet", "add", vendor.Top, "src/one/vendor");
        _shop.Commit("Vendor");
        _shop.Git("config", "diff.ignoreSubmodules", "all");
        Assert.That(_shop.Both, Is.EqualTo(["1.0.1", "1.0.0"]));

        _shop.Append("src/one/vendor/README.md");
        var edited = _shop.Text("one");
        Assert.That(edited, Does.StartWith("0.0.0-local."));
        _shop.Append("src/one/vendor/README.md");
        Assert.That(_shop.Text("one"), Does.StartWith("0.0.0-local.").And.Not.EqualTo(edited));
    }

    [Test]
    public void In_a_sparse_checkout_what_is_left_out_counts_as_it_was_committed()
    {
        var whole = _shop.Version("two").InputsHash;
        _shop.Git("sparse-checkout", "set", "src/two", "charts");
        Assert.That(File.Exists(_shop.At("src/one/Program.cs")), Is.False);

        Assert.That((_shop.Text("two"), _shop.Version("two").InputsHash), Is.EqualTo(("1.0.0", whole)));
    }

    [Test]
    public void A_users_settings_of_git_change_nothing()
    {
        _shop.Git("mv", "src/one/Program.cs", "src/one/Start.cs");
        _shop.Commit("Rename");
        var before = _shop.Version("one");
        foreach (var (name, value) in Hostile)
            _shop.Git("config", name, value);

        var after = _shop.Version("one");

        Assert.That((after.Text, after.InputsHash), Is.EqualTo(("1.0.1", before.InputsHash)));
        _shop.Write("src/one/Ünlike\tit\nis.cs", "x");
        Assert.That(_shop.Version("one").Edits, Is.EqualTo(["src/one/Ünlike\tit\nis.cs"]));
    }

    [Test]
    public void A_hook_that_runs_us_does_not_lead_us_to_its_own_repository()
    {
        using var other = GitWorkshop.WithServices();
        other.Append("src/one/Program.cs");
        other.Commit("Change");
        Environment.SetEnvironmentVariable("GIT_DIR", Path.Combine(other.Top, ".git"));
        try
        {
            Assert.That(_shop.Version("one").Text, Is.EqualTo("1.0.0"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("GIT_DIR", null);
        }
    }

    private static (string, string)[] Hostile =>
    [
        ("log.showRoot", "false"), ("diff.renames", "copies"), ("status.renames", "copies"), ("status.showUntrackedFiles", "no"), ("diff.noprefix", "true"), ("core.quotePath", "true"),
        ("diff.orderFile", "/not/there"), ("diff.relative", "true"), ("log.follow", "true"), ("color.ui", "always"), ("core.abbrev", "7"), ("diff.ignoreSubmodules", "all"),
        ("log.showSignature", "true"), ("i18n.logOutputEncoding", "ISO-8859-1"), ("log.decorate", "full"), ("format.pretty", "oneline"), ("core.pager", "false"), ("diff.external", "/bin/false"),
    ];

    private void Shallow(string change = "src/one/Program.cs")
    {
        _shop.Append(change);
        _shop.Commit("Change");
        Clone("shallow", "--depth", "1");
    }

    private void Clone(string name, params string[] arguments)
    {
        _shop.Git(["clone", "--quiet", .. arguments, $"file://{_shop.Top}", _shop.Beside(name)]);
        _shop.Root = _shop.Beside(name);
    }
}
