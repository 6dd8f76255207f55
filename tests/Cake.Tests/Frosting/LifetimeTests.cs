using Cake.Core;
using Cake.Frosting;
using Cake.Tests.Fakes;

namespace Cake.Tests.Frosting;

internal sealed class LifetimeTests
{
    private readonly TestHost _host = new();

    [Test]
    public void A_lifetime_is_set_up_before_the_first_task_and_torn_down_after_the_last()
    {
        _host.Host.UseLifetime<Lifetime>();
        Assert.That(_host.Add<First>().Add<Second>().Run("--target", nameof(Second)), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["setup for Second of First,Second", "First", "Second", "teardown True"]));
    }

    [Test]
    public void A_task_lifetime_is_around_each_task()
    {
        _host.Host.UseTaskLifetime<TaskLifetime>();
        Assert.That(_host.Add<First>().Add<Second>().Run("--target", nameof(Second)), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["setup First", "First", "teardown First True", "setup Second", "Second", "teardown Second True"]));
    }

    [Test]
    public void Each_end_can_be_used_alone()
    {
        _host.Host.UseSetup<SetupOnly>().UseTeardown<TeardownOnly>().UseTaskSetup<TaskSetupOnly>().UseTaskTeardown<TaskTeardownOnly>();
        Assert.That(_host.Add<First>().Run("--target", nameof(First)), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["setup", "task setup", "First", "task teardown", "teardown"]));
    }

    [Test]
    public void The_last_lifetime_registered_is_the_one_that_is_used()
    {
        _host.Host.UseLifetime<Lifetime>().UseSetup<SetupOnly>();
        _host.Add<First>().Run("--target", nameof(First));
        Assert.That(_host.Lines, Is.EqualTo(["setup", "First", "teardown True"]));
    }

    [Test]
    public void Both_teardowns_are_given_what_the_task_threw()
    {
        _host.Host.UseLifetime<Lifetime>().UseTaskLifetime<TaskLifetime>();
        Assert.That(_host.Add<Fails>().Run("--target", nameof(Fails)), Is.EqualTo(3));
        Assert.That(_host.Lines.Skip(2), Is.EqualTo(["teardown Fails False: broken", "teardown False: broken"]));
    }

    [Test]
    public void A_setup_that_throws_runs_no_task_but_the_teardown()
    {
        _host.Host.UseSetup<FailingSetup>().UseTeardown<TeardownOnly>();
        Assert.That(_host.Add<First>().Run("--target", nameof(First)), Is.EqualTo(4));
        Assert.That(_host.Lines, Is.EqualTo(["teardown"]));
        Assert.That(_host.Errors, Does.Contain("Error: no setup"));
    }

    [Test]
    public void A_teardown_that_throws_fails_the_run()
    {
        _host.Host.UseTeardown<FailingTeardown>();
        Assert.That(_host.Add<First>().Run("--target", nameof(First)), Is.EqualTo(5));
        Assert.That(_host.Errors, Does.Contain("Error: no teardown"));
    }

    [Test]
    public void A_teardown_that_throws_does_not_hide_what_the_task_threw()
    {
        _host.Host.UseTeardown<FailingTeardown>();
        Assert.That(_host.Add<Fails>().Run("--target", nameof(Fails)), Is.EqualTo(3));
        Assert.That(_host.Errors.Last(), Is.EqualTo("Error: broken"));
    }

    [Test]
    public void A_lifetime_is_given_the_hosts_own_context()
    {
        _host.Host.UseContext<OwnContext>().UseSetup<OwnSetup>();
        Assert.That(_host.Add<First>().Run("--target", nameof(First)), Is.Zero);
        Assert.That(_host.Lines[0], Is.EqualTo("setup in OwnContext"));
    }

    internal sealed class First(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(nameof(First));
    }

    [IsDependentOn(typeof(First))]
    internal sealed class Second(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(nameof(Second));
    }

    internal sealed class Fails : FrostingTask
    {
        public override void Run(ICakeContext context) => throw new CakeException(3, "broken");
    }

    internal sealed class Lifetime(Journal journal) : FrostingLifetime
    {
        public override void Setup(ICakeContext context, ISetupContext info) =>
            journal.Add($"setup for {info.TargetTask.Name} of {string.Join(',', info.TasksToExecute.Select(task => task.Name))}");

        public override void Teardown(ICakeContext context, ITeardownContext info) =>
            journal.Add($"teardown {info.Successful}{Reason(info.ThrownException)}");
    }

    internal sealed class TaskLifetime(Journal journal) : FrostingTaskLifetime
    {
        public override void Setup(ICakeContext context, ITaskSetupContext info) => journal.Add($"setup {info.Task.Name}");

        public override void Teardown(ICakeContext context, ITaskTeardownContext info) =>
            journal.Add($"teardown {info.Task.Name} {info.Successful}{Reason(info.ThrownException)}");
    }

    internal sealed class SetupOnly(Journal journal) : FrostingSetup
    {
        public override void Setup(ICakeContext context, ISetupContext info) => journal.Add("setup");
    }

    internal sealed class TeardownOnly(Journal journal) : FrostingTeardown
    {
        public override void Teardown(ICakeContext context, ITeardownContext info) => journal.Add("teardown");
    }

    internal sealed class TaskSetupOnly(Journal journal) : FrostingTaskSetup
    {
        public override void Setup(ICakeContext context, ITaskSetupContext info) => journal.Add("task setup");
    }

    internal sealed class TaskTeardownOnly(Journal journal) : FrostingTaskTeardown
    {
        public override void Teardown(ICakeContext context, ITaskTeardownContext info) => journal.Add("task teardown");
    }

    internal sealed class FailingSetup : FrostingSetup
    {
        public override void Setup(ICakeContext context, ISetupContext info) => throw new CakeException(4, "no setup");
    }

    internal sealed class FailingTeardown : FrostingTeardown
    {
        public override void Teardown(ICakeContext context, ITeardownContext info) => throw new CakeException(5, "no teardown");
    }

    internal sealed class OwnContext(ICakeContext context) : FrostingContext(context);

    internal sealed class OwnSetup(Journal journal) : FrostingSetup<OwnContext>
    {
        public override void Setup(OwnContext context, ISetupContext info) => journal.Add($"setup in {context.GetType().Name}");
    }

    private static string Reason(Exception? thrown) => thrown is null ? string.Empty : $": {thrown.Message}";
}
