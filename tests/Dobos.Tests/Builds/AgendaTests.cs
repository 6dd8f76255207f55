using Dobos.Builds;

namespace Dobos.Tests.Builds;

public sealed class AgendaTests
{
    private readonly Workshop _shop = new();

    [TearDown]
    public void Close() => _shop.Dispose();

    [Test]
    public void A_changed_source_means_a_build_and_no_restore()
    {
        var set = Done();
        _shop.Write("src/app/A.cs", "changed");

        Assert.That(_shop.Agenda.Restore(set).Decision.IsNeeded, Is.False);
        Assert.That(_shop.Agenda.Build(set).Decision.Reason, Is.EqualTo("src/app/A.cs changed"));
    }

    [Test]
    public void A_changed_package_version_means_both()
    {
        var set = Done();
        _shop.Write("Directory.Packages.props", "<Project><!-- newer --></Project>");

        Assert.That(_shop.Agenda.Restore(set).Decision.Reason, Is.EqualTo("Directory.Packages.props changed"));
        Assert.That(_shop.Agenda.Build(set).Decision.Reason, Is.EqualTo("Directory.Packages.props changed"));
    }

    [TestCase("CI", "true", true)]
    [TestCase("CI", "1", true)]
    [TestCase("TF_BUILD", "True", true)]
    [TestCase("CI", "false", false)]
    [TestCase("CI", "", false)]
    public void Where_CI_runs_the_lock_files_are_kept_to(string variable, string value, bool locked)
    {
        _shop.Variables[variable] = value;

        Assert.That(_shop.Agenda.IsCI, Is.EqualTo(locked));
    }

    [Test]
    public void A_restore_without_lock_files_is_no_restore_from_them()
    {
        var set = Done();
        _shop.Variables["CI"] = "true";

        Assert.That(_shop.Agenda.Restore(set).Decision.Reason, Does.StartWith("it is asked for otherwise (locked True"));
    }

    [Test]
    public void The_same_projects_share_what_was_done_whoever_named_them_first() =>
        Assert.That(new ProjectSet(["/b", "/a", "/b"]).Key, Is.EqualTo(new ProjectSet(["/a", "/b"]).Key).And.Not.EqualTo(new ProjectSet(["/a"]).Key));

    private ProjectSet Done()
    {
        _shop.Write("Directory.Packages.props", "<Project />");
        _shop.Write("src/app/A.cs", "source");
        var set = new ProjectSet([_shop.Project("src/app/app.csproj")]);
        _shop.Agenda.Restore(set).Do(() => []);
        _shop.Agenda.Build(set).Do(() => []);
        return set;
    }
}
