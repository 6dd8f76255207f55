using Dobos.Versions;

namespace Dobos.Tests.Versions;

public sealed class GitTextTests
{
    private static readonly string Old = new('a', 40);
    private static readonly string New = new('b', 40);
    private static readonly string Nothing = new('0', 40);

    [Test]
    public void A_log_is_commits_with_what_they_changed()
    {
        string[] tokens =
        [
            "\u0001c1", "Begin", $"\n:000000 100644 {Nothing} {New} A", "a file", $":100644 000000 {Old} {Nothing} D", "gone",
            "\u0001c2", "Nothing at all",
            "\u0001c3", "", $"\n:100644 120000 {Old} {New} T", "link", $":160000 160000 {Old} {New} M", "module",
        ];

        var commits = LogText.Read(tokens).ToArray();

        Assert.That(commits.Select(commit => (commit.Id, commit.Subject)), Is.EqualTo([("c1", "Begin"), ("c2", "Nothing at all"), ("c3", "")]));
        Assert.That(commits[0].Changes, Is.EqualTo([new TreeChange("a file", new TreeEntry("100644", New)), new TreeChange("gone", null)]));
        Assert.That(commits[1].Changes, Is.Empty);
        Assert.That(commits[2].Changes, Is.EqualTo([new TreeChange("link", new TreeEntry("120000", New), IsLink: true), new TreeChange("module", new TreeEntry("160000", New), IsModule: true)]));
    }

    [Test]
    public void A_status_is_a_commit_a_branch_and_what_differs()
    {
        string[] tokens =
        [
            "# branch.oid c1", "# branch.head main", "# branch.upstream origin/main", $"1 .M N... 100644 100644 100755 {Old} {Old} src/a b.cs", $"1 D. N... 100644 000000 000000 {Old} {Nothing} gone",
            $"u UU N... 100644 100644 100644 100644 {Old} {Old} {Old} torn", "? new", "! ignored/",
        ];

        var copy = StatusText.Read(tokens);

        Assert.That((copy.Commit, copy.Branch), Is.EqualTo(("c1", "main")));
        Assert.That(
            copy.Edits,
            Is.EqualTo([new TreeChange("src/a b.cs", TreeEntry.OnDisk("100755")), new TreeChange("gone", null), new TreeChange("torn", TreeEntry.OnDisk("100644")), TreeChange.Untracked("new", "100644")]));
        Assert.That(copy.Ignored, Is.EqualTo(["ignored/"]));
    }

    [Test]
    public void Before_the_first_commit_there_is_none_and_on_a_detached_head_no_branch()
    {
        Assert.That(StatusText.Read(["# branch.oid (initial)", "# branch.head main"]).Commit, Is.Null);
        Assert.That(StatusText.Read(["# branch.oid c1", "# branch.head (detached)"]).Branch, Is.Null);
    }
}
