using Dobos.Tools;

namespace Dobos.Tests.Tools;

[Platform(Exclude = "Win", Reason = "The programs have no .exe.")]
public sealed class PathToolsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeProcesses _processes = new() { Output = ["Saw v1.7.2-dispatcher"] };

    private PathTools Tools
    {
        get
        {
            var path = $"{_folder.Path}/a:{_folder.Path}/missing:{_folder.Path}/b";
            return new(new PathSearch(new FakeEnvironment(path)), _processes, new ToolCache(Path.Combine(_folder.Path, "cache")));
        }
    }

    public void Dispose() => _folder.Dispose();

    [Test]
    public void A_program_that_is_new_enough_is_found()
    {
        var saw = _folder.Write("b/saw", "");
        Assert.That(Tools.Find(Tooling.Tool(), wanted: null), Is.EqualTo((saw, new ToolVersion(1, 7, 2))));
        Assert.That(_processes.Commands.Single(), Is.EqualTo("saw version --short"));
    }

    [TestCase("1.7.2", true)]
    [TestCase("2.0.0", false)]
    public void Asked_for_by_version_only_that_one_will_do(string wanted, bool found)
    {
        _folder.Write("a/saw", "");
        Assert.That(Tools.Find(Tooling.Tool(), wanted) is not null, Is.EqualTo(found));
    }

    [TestCase("v1.4.9", 0)]
    [TestCase("no version here", 0)]
    [TestCase("v9.9.9", 1)]
    public void One_that_is_too_old_or_broken_is_passed_over(string printed, int exitCode)
    {
        _folder.Write("a/saw", "");
        (_processes.Output, _processes.ExitCode) = ([printed], exitCode);
        Assert.That(Tools.Find(Tooling.Tool(), wanted: null), Is.Null);
    }

    [Test]
    public void One_that_does_not_end_is_killed_and_passed_over()
    {
        _folder.Write("a/saw", "");
        _processes.NeverEnds = true;
        Assert.That(Tools.Find(Tooling.Tool(), wanted: null), Is.Null);
        Assert.That(_processes.Killed);
    }

    [Test]
    public void A_program_is_asked_once_for_as_long_as_it_is_the_same()
    {
        var saw = _folder.Write("a/saw", "");
        Tools.Find(Tooling.Tool(), wanted: null);
        Tools.Find(Tooling.Tool(), wanted: null);
        Assert.That(_processes.Commands, Has.Count.EqualTo(1));
        File.WriteAllText(saw, "another");
        Tools.Find(Tooling.Tool(), wanted: null);
        Assert.That(_processes.Commands, Has.Count.EqualTo(2));
    }

    [Test]
    public void Seeing_what_is_there_starts_nothing()
    {
        var saw = _folder.Write("a/saw", "");
        Assert.That(Tools.Seen(Tooling.Tool()).Single(), Is.EqualTo((saw, (ToolVersion?)null)));
        Assert.That(_processes.Commands, Is.Empty);
    }
}
