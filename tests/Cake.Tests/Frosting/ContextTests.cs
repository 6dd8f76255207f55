using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting;
using Cake.Tests.Fakes;

namespace Cake.Tests.Frosting;

internal sealed class ContextTests
{
    private readonly TestHost _host = new();

    [Test]
    public void A_task_is_given_the_context_of_its_own_type()
    {
        _host.Host.UseContext<OwnContext>();
        Assert.That(_host.Add<OwnTask>().Add<OwnAsyncTask>().Run("--target", nameof(OwnAsyncTask)), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["OwnContext: hello", "OwnContext: hello, later"]));
    }

    [Test]
    public void Every_method_of_a_task_is_given_it()
    {
        _host.Host.UseContext<OwnContext>();
        Assert.That(_host.Add<Thorough>().Run("--target", nameof(Thorough)), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["criteria hello", "run hello", "error hello", "finally hello"]));
    }

    [Test]
    public void Without_one_of_its_own_a_host_has_a_FrostingContext()
    {
        Assert.That(_host.Add<TellsContext>().Run("--target", nameof(TellsContext)), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["FrostingContext"]));
    }

    [Test]
    public void A_task_for_another_context_is_left_out_with_a_warning()
    {
        Assert.That(_host.Add<OwnTask>().Add<TellsContext>().Run("--target", nameof(TellsContext)), Is.Zero);
        Assert.That(_host.Log.At(LogLevel.Warning).Single(), Does.Contain(nameof(OwnTask)).And.Contain(typeof(OwnContext).FullName));
    }

    [Test]
    public void A_task_for_another_context_behind_a_base_class_is_left_out_too()
    {
        Assert.That(_host.Add<FarTask>().Add<TellsContext>().Run("--target", nameof(TellsContext)), Is.Zero);
        Assert.That(_host.Log.At(LogLevel.Warning).Single(), Does.Contain(nameof(FarTask)));
    }

    [Test]
    public void A_base_class_between_task_and_FrostingTask_is_seen_through()
    {
        _host.Host.UseContext<OwnContext>();
        Assert.That(_host.Add<FarTask>().Run("--target", nameof(FarTask)), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["far in OwnContext"]));
    }

    // Kept as in Cake: so I/O waits for the first task that asks.
    [Test]
    public void The_context_and_every_task_are_made_even_to_print_the_tree()
    {
        _host.Host.UseContext<CountedContext>();
        Assert.That(_host.Add<Counted>().Run("--tree"), Is.Zero);
        Assert.That(_host.Lines, Is.EquivalentTo(["context", "task"]));
    }

    internal sealed class OwnContext(ICakeContext context) : FrostingContext(context)
    {
        public string Greeting { get; } = "hello";
    }

    internal sealed class CountedContext : FrostingContext
    {
        public CountedContext(ICakeContext context, Journal journal)
            : base(context) => journal.Add("context");
    }

    internal sealed class Counted : FrostingTask
    {
        public Counted(Journal journal) => journal.Add("task");
    }

    internal sealed class OwnTask(Journal journal) : FrostingTask<OwnContext>
    {
        public override void Run(OwnContext context) => journal.Add($"{context.GetType().Name}: {context.Greeting}");
    }

    [IsDependentOn(typeof(OwnTask))]
    internal sealed class OwnAsyncTask(Journal journal) : AsyncFrostingTask<OwnContext>
    {
        public override async Task RunAsync(OwnContext context)
        {
            await Task.Yield();
            journal.Add($"{context.GetType().Name}: {context.Greeting}, later");
        }
    }

    internal sealed class Thorough(Journal journal) : AsyncFrostingTask<OwnContext>
    {
        public override bool ShouldRun(OwnContext context)
        {
            journal.Add($"criteria {context.Greeting}");
            return true;
        }

        public override Task RunAsync(OwnContext context)
        {
            journal.Add($"run {context.Greeting}");
            throw new InvalidOperationException();
        }

        public override void OnError(Exception exception, OwnContext context) => journal.Add($"error {context.Greeting}");

        public override void Finally(OwnContext context) => journal.Add($"finally {context.Greeting}");
    }

    internal sealed class TellsContext(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(context.GetType().Name);
    }

    internal abstract class Far<TContext>(Journal journal) : FrostingTask<TContext>
        where TContext : IFrostingContext
    {
        public override void Run(TContext context) => journal.Add($"far in {context.GetType().Name}");
    }

    internal sealed class FarTask(Journal journal) : Far<OwnContext>(journal);
}
