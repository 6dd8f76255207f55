using Dobos.Checkouts;
using Dobos.Failures;
using Dobos.Releases;
using Dobos.Releases.SourceTags;
using Dobos.Tests.Versions;

namespace Dobos.Tests.Releases.SourceTags;

public sealed class SourceTaggerTests
{
    private GitWorkshop _shop = null!;

    private string Head => _shop.Git("rev-parse", "HEAD").Trim();

    [SetUp]
    public void Begin() => _shop = GitWorkshop.WithServices();

    [TearDown]
    public void Delete() => _shop.Dispose();

    [Test]
    public void The_commit_of_a_release_gets_an_annotated_tag_once()
    {
        Assert.That(Tag(), Is.EqualTo($"one/v1.0.0 is on {Head}"));
        Assert.That(_shop.Git("cat-file", "-t", "one/v1.0.0").Trim(), Is.EqualTo("tag"));
        var before = _shop.Git("rev-parse", "one/v1.0.0");
        Assert.That(Tag(), Is.EqualTo($"one/v1.0.0 is on {Head}"));
        Assert.That(_shop.Git("rev-parse", "one/v1.0.0"), Is.EqualTo(before));
    }

    [Test]
    public void A_later_commit_of_the_same_release_leaves_the_tag_where_it_is()
    {
        var first = Head;
        Tag();
        _shop.Append("README.md");
        _shop.Commit("Say more");
        Assert.That(Tag(), Is.EqualTo($"one/v1.0.0 is on {first}"));
    }

    [Test]
    public void A_tag_on_another_commit_is_not_moved()
    {
        _shop.Git("tag", "one/v1.0.1");
        _shop.Append("src/one/Program.cs");
        _shop.Commit("Change");
        var refused = Assert.Throws<ReleaseRefusedException>(() => Tag())!;
        Assert.That(refused.Code, Is.EqualTo(ExitCode.Refused));
        Assert.That(refused.Message, Does.Contain("a tag is never moved"));
        Assert.That(_shop.Git("rev-parse", "one/v1.0.1").Trim(), Is.Not.EqualTo(Head));
    }

    [Test]
    public void What_is_not_committed_gets_no_tag()
    {
        _shop.Append("src/one/Program.cs");
        Assert.That(Assert.Throws<ReleaseRefusedException>(() => Tag()), Has.Message.Contains("it is not as any commit has it"));
        Assert.That(_shop.Git("tag"), Is.Empty);
    }

    [Test]
    public void Origin_gets_it_too_and_another_clone_finds_it_there()
    {
        _shop.Git("init", "--quiet", "--bare", _shop.Beside("origin"));
        _shop.Git("remote", "add", "origin", _shop.Beside("origin"));
        Assert.That(Tag(), Is.EqualTo($"one/v1.0.0 is on {Head}, here and in origin"));

        var theirs = _shop.Git("rev-parse", "one/v1.0.0");
        _shop.Git("tag", "--delete", "one/v1.0.0");
        Assert.That(Tag(), Is.EqualTo($"one/v1.0.0 is on {Head}, here and in origin"));
        Assert.That(_shop.Git("rev-parse", "one/v1.0.0"), Is.EqualTo(theirs));
    }

    private string Tag() => new SourceTagger(new Checkout(_shop.Root), _ => null).Tag(_shop.Version("one"));
}
