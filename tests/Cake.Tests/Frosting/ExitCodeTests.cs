using Cake.Core;
using Cake.Frosting;
using Cake.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Tests.Frosting;

/// <summary>Mended: the engine wraps what a task throws, and the exit code in it is lost behind that.</summary>
internal sealed class ExitCodeTests
{
    private readonly TestHost _host = new();

    [Test]
    public void The_exit_code_of_a_CakeException_is_kept() => Assert.That(RunThrowing(new CakeException(42, "answer")), Is.EqualTo(42));

    [Test]
    public void The_exit_code_of_a_CakeException_among_several_is_kept() =>
        Assert.That(RunThrowing(new AggregateException(new InvalidOperationException("one"), new CakeException(5, "two"))), Is.EqualTo(5));

    [Test]
    public void The_exit_code_of_a_CakeException_deep_among_several_is_kept() =>
        Assert.That(RunThrowing(new AggregateException(new AggregateException(new CakeException(6)), new InvalidOperationException())), Is.EqualTo(6));

    [Test]
    public void A_CakeException_alone_in_an_aggregate_is_reported_as_itself()
    {
        Assert.That(RunThrowing(new AggregateException(new CakeException(9, "alone"))), Is.EqualTo(9));
        Assert.That(_host.Errors, Does.Contain("Error: alone"));
    }

    [Test]
    public void Every_one_of_several_exceptions_is_named()
    {
        RunThrowing(new AggregateException(new InvalidOperationException("one"), new CakeException(5, "two")));
        Assert.That(_host.Errors, Does.Contain("\tone").And.Contain("\ttwo"));
    }

    [Test]
    public void Any_other_exception_is_exit_code_1() => Assert.That(RunThrowing(new InvalidOperationException("other")), Is.EqualTo(1));

    [Test]
    public void A_CakeException_inside_another_exception_is_that_ones_affair() =>
        Assert.That(RunThrowing(new InvalidOperationException("other", new CakeException(42))), Is.EqualTo(1));

    [Test]
    public void At_diagnostic_verbosity_the_stack_is_printed()
    {
        RunThrowing(new CakeException(42, "answer"), "--verbosity", "diagnostic");
        Assert.That(_host.Errors.Last(), Does.Contain("answer").And.Contain(nameof(Throws)));
    }

    [Test]
    public void A_service_that_cannot_be_made_is_an_error_and_no_crash()
    {
        Assert.That(_host.Add<Needy>().Run("--target", nameof(Needy)), Is.EqualTo(1));
        Assert.That(_host.Errors.Single(), Does.Contain(nameof(IFormatProvider)));
    }

    private int RunThrowing(Exception exception, params string[] args)
    {
        _host.Host.ConfigureServices(services => services.AddSingleton(exception));
        return _host.Add<Throws>().Run(["--target", nameof(Throws), .. args]);
    }

    internal sealed class Throws(Exception exception) : FrostingTask
    {
        public override void Run(ICakeContext context) => throw exception;
    }

    internal sealed class Needy(IFormatProvider provider) : FrostingTask
    {
        public override void Run(ICakeContext context) => context.Log.Write(default, default, provider.ToString());
    }
}
