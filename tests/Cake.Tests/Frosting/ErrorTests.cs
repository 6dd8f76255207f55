using Cake.Core;
using Cake.Frosting;
using Cake.Tests.Fakes;

namespace Cake.Tests.Frosting;

internal sealed class ErrorTests
{
    private readonly TestHost _host = new();

    [Test]
    public void A_task_that_throws_ends_the_run()
    {
        Assert.That(_host.Add<Throws>().Add<AfterThrows>().Run("--target", nameof(AfterThrows)), Is.EqualTo(1));
        Assert.That(_host.Errors, Does.Contain("Error: broken"));
        Assert.That(_host.Lines, Is.Empty);
    }

    [Test]
    public void The_run_goes_on_after_a_task_that_continues_on_error()
    {
        Assert.That(_host.Add<Continues>().Add<AfterContinues>().Run("--target", nameof(AfterContinues)), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["AfterContinues"]));
        Assert.That(_host.Errors, Is.EqualTo(["An error occurred when executing task 'Continues'."]));
    }

    // Mended: the engine takes one error handler a task, and ContinueOnError is one.
    [Test]
    public void ContinueOnError_and_OnError_go_together()
    {
        Assert.That(_host.Add<ContinuesAndTells>().Run("--target", nameof(ContinuesAndTells)), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["told of broken"]));
    }

    [Test]
    public void ContinueOnError_holds_though_OnError_rethrows_and_says_why()
    {
        Assert.That(_host.Add<ContinuesAndRethrows>().Run("--target", nameof(ContinuesAndRethrows)), Is.Zero);
        Assert.That(_host.Errors, Does.Contain("Error: broken, and more"));
    }

    // Kept as in Cake: leave OnError alone, or rethrow.
    [Test]
    public void OnError_without_rethrow_turns_the_build_green()
    {
        Assert.That(_host.Add<Swallows>().Run("--target", nameof(Swallows)), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["swallowed broken"]));
    }

    [Test]
    public void OnError_of_an_asynchronous_task_gets_what_was_thrown_after_the_first_await()
    {
        Assert.That(_host.Add<SwallowsAsync>().Run("--target", nameof(SwallowsAsync)), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["swallowed broken later"]));
    }

    [Test]
    public void What_OnError_throws_ends_the_run()
    {
        Assert.That(_host.Add<Rethrows>().Run("--target", nameof(Rethrows)), Is.EqualTo(7));
        Assert.That(_host.Errors, Does.Contain("Error: translated"));
    }

    [Test]
    public void OnError_is_not_called_when_all_is_well()
    {
        Assert.That(_host.Add<Well>().Run("--target", nameof(Well)), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["run", "finally"]));
    }

    [Test]
    public void Finally_comes_last_after_an_error_too()
    {
        Assert.That(_host.Add<ThrowsAndCleans>().Run("--target", nameof(ThrowsAndCleans)), Is.EqualTo(1));
        Assert.That(_host.Lines, Is.EqualTo(["run", "error", "finally"]));
    }

    private static InvalidOperationException Broken(string message = "broken") => new(message);

    internal class Throws : FrostingTask
    {
        public override void Run(ICakeContext context) => throw Broken();
    }

    [IsDependentOn(typeof(Throws))]
    internal sealed class AfterThrows(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(nameof(AfterThrows));
    }

    [ContinueOnError]
    internal sealed class Continues : Throws;

    [IsDependentOn(typeof(Continues))]
    internal sealed class AfterContinues(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(nameof(AfterContinues));
    }

    [ContinueOnError]
    internal sealed class ContinuesAndTells(Journal journal) : Throws
    {
        public override void OnError(Exception exception, ICakeContext context) => journal.Add($"told of {exception.Message}");
    }

    [ContinueOnError]
    internal sealed class ContinuesAndRethrows : Throws
    {
        public override void OnError(Exception exception, ICakeContext context) => throw Broken($"{exception.Message}, and more");
    }

    internal sealed class Swallows(Journal journal) : Throws
    {
        public override void OnError(Exception exception, ICakeContext context) => journal.Add($"swallowed {exception.Message}");
    }

    internal sealed class SwallowsAsync(Journal journal) : AsyncFrostingTask
    {
        public override async Task RunAsync(ICakeContext context)
        {
            await Task.Yield();
            throw Broken("broken later");
        }

        public override void OnError(Exception exception, ICakeContext context) => journal.Add($"swallowed {exception.Message}");
    }

    internal sealed class Rethrows : Throws
    {
        public override void OnError(Exception exception, ICakeContext context) => throw new CakeException(7, "translated", exception);
    }

    internal sealed class Well(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add("run");

        public override void OnError(Exception exception, ICakeContext context) => journal.Add("error");

        public override void Finally(ICakeContext context) => journal.Add("finally");
    }

    internal sealed class ThrowsAndCleans(Journal journal) : AsyncFrostingTask
    {
        public override Task RunAsync(ICakeContext context)
        {
            journal.Add("run");
            throw Broken();
        }

        public override void OnError(Exception exception, ICakeContext context)
        {
            journal.Add("error");
            throw Broken();
        }

        public override void Finally(ICakeContext context) => journal.Add("finally");
    }
}
