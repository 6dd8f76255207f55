using Cake.Core;
using Cake.Frosting;
using Cake.Tests.Fakes;

namespace Cake.Tests.Frosting;

internal sealed class TaskOrderTests
{
    private readonly TestHost _host = new();

    [Test]
    public void A_dependency_runs_first()
    {
        Assert.That(_host.Add<Test>().Add<Compile>().Add<Clean>().Run("--target", "Test"), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["Clean", "Compile", "Test"]));
    }

    [Test]
    public void A_dependee_is_run_before_the_task_that_knows_nothing_of_it()
    {
        Assert.That(_host.Add<Clean>().Add<Warn>().Run("--target", "Clean"), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["Warn", "Clean"]));
    }

    // Kept as in Cake 7: the graphs of all targets are one.
    [Test]
    public void Several_targets_run_in_the_order_of_the_graph_and_share_what_they_depend_on()
    {
        Assert.That(_host.Add<Test>().Add<Compile>().Add<Clean>().Run("--target", "Test", "--target", "Compile"), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["Clean", "Compile", "Test"]));
    }

    [Test]
    public void With_a_graph_for_each_target_they_run_in_the_order_in_which_they_are_given()
    {
        _host.Host.UseCakeSetting("Settings_UnifiedDependencyGraphForMultipleTargets", "false");
        Assert.That(_host.Add<Test>().Add<Compile>().Add<Clean>().Run("--target", "Compile", "-t", "Clean"), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["Clean", "Compile", "Clean"]));
    }

    [Test]
    public void An_exclusive_target_runs_without_its_dependencies([Values("--exclusive", "-e")] string exclusive)
    {
        _host.Add<Test>().Add<Compile>().Add<Clean>().Run("--target", "Test", exclusive);
        Assert.That(_host.Lines, Is.EqualTo(["Test"]));
    }

    [Test]
    public void Without_a_target_Default_runs()
    {
        Assert.That(_host.Add<Clean>().Add<Default>().Run(), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["Default"]));
    }

    [Test]
    public void A_target_is_found_in_any_case()
    {
        Assert.That(_host.Add<Clean>().Run("--target", "cLEAN"), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["Clean"]));
    }

    [Test]
    public void An_unknown_target_is_an_error_that_names_it()
    {
        Assert.That(_host.Add<Clean>().Run("--target", "Claen"), Is.EqualTo(1));
        Assert.That(_host.Errors, Is.EqualTo(["Error: The target 'Claen' was not found."]));
        Assert.That(_host.Lines, Is.Empty);
    }

    [Test]
    public void Two_tasks_of_one_name_are_refused()
    {
        Assert.That(_host.Add<Clean>().Add<Clean>().Run("--target", "Clean"), Is.EqualTo(1));
        Assert.That(_host.Errors.Single(), Does.Contain("'Clean'"));
    }

    [Test]
    public void A_dependency_that_is_no_task_is_refused_by_name()
    {
        Assert.That(_host.Add<DependsOnNoTask>().Run("--target", nameof(DependsOnNoTask)), Is.EqualTo(1));
        Assert.That(_host.Errors, Is.EqualTo(["Error: The dependency 'DateTime' is not a valid task."]));
    }

    [Test]
    public void A_dependee_that_is_no_task_is_refused_by_name()
    {
        Assert.That(_host.Add<DependeeOfNoTask>().Run("--target", nameof(DependeeOfNoTask)), Is.EqualTo(1));
        Assert.That(_host.Errors, Is.EqualTo(["Error: The reverse dependency 'DateTime' is not a valid task."]));
    }

    [Test]
    public void A_dependency_that_is_not_registered_is_refused_by_name()
    {
        Assert.That(_host.Add<Compile>().Run("--target", "Compile"), Is.EqualTo(1));
        Assert.That(_host.Errors.Single(), Does.Contain("'Clean'"));
    }

    internal abstract class Noting(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(GetType().Name);
    }

    internal sealed class Clean(Journal journal) : Noting(journal);

    internal sealed class Default(Journal journal) : Noting(journal);

    [IsDependentOn(typeof(Clean))]
    internal sealed class Compile(Journal journal) : Noting(journal);

    [IsDependentOn(typeof(Compile))]
    internal sealed class Test(Journal journal) : Noting(journal);

    [IsDependeeOf(typeof(Clean))]
    internal sealed class Warn(Journal journal) : Noting(journal);

    [IsDependentOn(typeof(DateTime))]
    internal sealed class DependsOnNoTask : FrostingTask;

    [IsDependeeOf(typeof(DateTime))]
    internal sealed class DependeeOfNoTask : FrostingTask;
}
