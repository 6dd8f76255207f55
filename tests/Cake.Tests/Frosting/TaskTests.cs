using Cake.Core;
using Cake.Frosting;
using Cake.Tests.Fakes;

namespace Cake.Tests.Frosting;

internal sealed class TaskTests
{
    private readonly TestHost _host = new();

    [Test]
    public void A_task_is_asked_for_by_the_name_of_its_class()
    {
        Assert.That(_host.Add<Plain>().Run("--target", nameof(Plain)), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["Plain"]));
    }

    [Test]
    public void A_task_is_asked_for_by_its_given_name_only()
    {
        _host.Add<Named>();
        Assert.That(_host.Run("--target", "Given-Name"), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["Named"]));
    }

    [Test]
    public void The_class_name_of_a_named_task_is_no_target() =>
        Assert.That(_host.Add<Named>().Run("--target", nameof(Named)), Is.EqualTo(1));

    [Test]
    public void A_dependency_on_a_named_task_is_found()
    {
        Assert.That(_host.Add<Named>().Add<DependsOnNamed>().Run("--target", nameof(DependsOnNamed)), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["Named"]));
    }

    [Test]
    public void An_asynchronous_task_is_awaited()
    {
        Assert.That(_host.Add<Slow>().Run("--target", nameof(Slow)), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["before", "after"]));
    }

    [Test]
    public void A_task_without_a_Run_of_its_own_only_stands_for_others_and_is_left_out_of_the_report()
    {
        Assert.That(_host.Add<Named>().Add<DependsOnNamed>().Run("--target", nameof(DependsOnNamed)), Is.Zero);
        Assert.That(_host.Console.Output, Does.Match("Given-Name +00:.*Succeeded").And.Not.Match("DependsOnNamed +00:"));
    }

    [Test]
    public void An_inherited_Run_counts_as_overridden()
    {
        Assert.That(_host.Add<Derived>().Run("--target", nameof(Derived)), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["Derived"]));
    }

    [Test]
    public void An_overload_of_Run_is_not_taken_for_the_task()
    {
        Assert.That(_host.Add<Overloaded>().Run("--target", nameof(Overloaded)), Is.Zero);
        Assert.That(_host.Lines, Is.Empty);
    }

    [Test]
    public void Name_description_and_ContinueOnError_are_not_inherited()
    {
        Assert.That(_host.Add<HeirOfNamed>().Run("--target", nameof(HeirOfNamed), "--description"), Is.Zero);
        Assert.That(_host.Console.Output, Does.Contain(nameof(HeirOfNamed)).And.Not.Contain("Says what it does"));
    }

    [Test]
    public void A_task_of_neither_base_is_refused_by_name()
    {
        Assert.That(_host.Add<Bare>().Run("--target", nameof(Bare)), Is.EqualTo(1));
        Assert.That(_host.Errors.Single(), Does.Contain(typeof(Bare).FullName).And.Contain("FrostingTask<T>"));
    }

    internal class Plain(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(GetType().Name);
    }

    internal sealed class Derived(Journal journal) : Plain(journal);

    [TaskName("Given-Name")]
    [TaskDescription("Says what it does")]
    internal class Named(Journal journal) : Plain(journal);

    internal sealed class HeirOfNamed(Journal journal) : Named(journal);

    [IsDependentOn(typeof(Named))]
    internal sealed class DependsOnNamed : FrostingTask;

    internal sealed class Slow(Journal journal) : AsyncFrostingTask
    {
        public override async Task RunAsync(ICakeContext context)
        {
            journal.Add("before");
            await Task.Yield();
            journal.Add("after");
        }
    }

    internal sealed class Overloaded(Journal journal) : FrostingTask
    {
        public void Run(FrostingContext context) => journal.Add(context.GetType().Name);
    }

    internal sealed class Bare : IFrostingTask
    {
        public Task RunAsync(ICakeContext context) => Task.CompletedTask;

        public bool ShouldRun(ICakeContext context) => true;

        public void OnError(Exception exception, ICakeContext context)
        {
        }

        public void Finally(ICakeContext context)
        {
        }
    }
}
