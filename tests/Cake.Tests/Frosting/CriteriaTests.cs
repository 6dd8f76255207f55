using Cake.Core;
using Cake.Frosting;
using Cake.Tests.Fakes;

namespace Cake.Tests.Frosting;

internal sealed class CriteriaTests
{
    private readonly TestHost _host = new();

    [Test]
    public void A_task_whose_criteria_hold_runs()
    {
        Assert.That(_host.Add<Willing>().Run("--target", nameof(Willing)), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["Willing"]));
    }

    // Kept as in Cake: the way out is to return from inside the task.
    [Test]
    public void A_target_skipped_by_its_own_criteria_is_an_error()
    {
        Assert.That(_host.Add<Unwilling>().Run("--target", nameof(Unwilling)), Is.EqualTo(1));
        Assert.That(_host.Errors.Single(), Does.Contain("'Unwilling'").And.Contain("Not on a Friday"));
        Assert.That(_host.Lines, Is.Empty);
    }

    // Kept as in Cake: a gate has to throw.
    [Test]
    public void A_skipped_dependency_does_not_stop_what_depends_on_it()
    {
        Assert.That(_host.Add<Unwilling>().Add<AfterUnwilling>().Run("--target", nameof(AfterUnwilling)), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["AfterUnwilling"]));
        Assert.That(_host.Console.Output, Does.Match("Unwilling +- +Skipped"));
    }

    [Test]
    public void Criteria_of_an_asynchronous_task_count_too()
    {
        Assert.That(_host.Add<UnwillingAsync>().Run("--target", nameof(UnwillingAsync)), Is.EqualTo(1));
        Assert.That(_host.Lines, Is.Empty);
    }

    internal sealed class Willing(Journal journal) : FrostingTask
    {
        public override bool ShouldRun(ICakeContext context) => true;

        public override void Run(ICakeContext context) => journal.Add(nameof(Willing));
    }

    internal sealed class Unwilling(Journal journal) : FrostingTask, IFrostingTask
    {
        public string SkippedMessage => "Not on a Friday";

        public override bool ShouldRun(ICakeContext context) => false;

        public override void Run(ICakeContext context) => journal.Add(nameof(Unwilling));
    }

    internal sealed class UnwillingAsync(Journal journal) : AsyncFrostingTask
    {
        public override bool ShouldRun(ICakeContext context) => false;

        public override Task RunAsync(ICakeContext context)
        {
            journal.Add(nameof(UnwillingAsync));
            return Task.CompletedTask;
        }
    }

    [IsDependentOn(typeof(Unwilling))]
    internal sealed class AfterUnwilling(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(nameof(AfterUnwilling));
    }
}
