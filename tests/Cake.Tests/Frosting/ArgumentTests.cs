using Cake.Common;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting;
using Cake.Tests.Fakes;

namespace Cake.Tests.Frosting;

internal sealed class ArgumentTests
{
    private readonly TestHost _host = new();

    [TestCase("--foo bar", ExpectedResult = "foo=bar")]
    [TestCase("--foo=bar", ExpectedResult = "foo=bar")]
    [TestCase("--foo:bar", ExpectedResult = "foo=bar")]
    [TestCase("--foo=a=b:c", ExpectedResult = "foo=a=b:c")]
    [TestCase("--foo=", ExpectedResult = "foo=")]
    [TestCase("--foo", ExpectedResult = "foo=null")]
    [TestCase("--foo --bar", ExpectedResult = "foo=null bar=null")]
    [TestCase("--foo a --FOO b", ExpectedResult = "foo=a|b")]
    [TestCase("--foo -1", ExpectedResult = "foo=-1")]
    [TestCase("--foo -", ExpectedResult = "foo=-")]
    [TestCase("-n:1", ExpectedResult = "n=1")]
    [TestCase("-abc=1", ExpectedResult = "a=null b=null c=1")]
    [TestCase("--version=1.2.3", ExpectedResult = "version=1.2.3")]
    [TestCase("--Version 1.2", ExpectedResult = "Version=1.2")]
    [TestCase("-- --tree --foo bar baz", ExpectedResult = "tree=null foo=bar")]
    [TestCase("--tree false --dryrun=false", ExpectedResult = "")]
    public string What_Cake_does_not_know_is_the_builds_own(string line)
    {
        Assert.That(_host.Add<Tell>().Run(["-t", nameof(Tell), .. line.Split(' ')]), Is.Zero);
        return _host.Lines.Single();
    }

    [Test]
    public void Targets_can_be_read_as_arguments()
    {
        _host.Add<TellTargets>().Run("--target", nameof(TellTargets), "--Target", nameof(TellTargets));
        Assert.That(_host.Lines, Is.EqualTo(["TellTargets,TellTargets"]));
    }

    [Test]
    public void Without_a_target_the_argument_is_Default()
    {
        _host.Add<TellTargets>().Add<Default>().Run();
        Assert.That(_host.Lines, Is.EqualTo(["Default"]));
    }

    [Test]
    public void Cakes_aliases_convert_an_argument()
    {
        Assert.That(_host.Add<Sum>().Run("--target", nameof(Sum), "--one", "1", "--two=41"), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["42"]));
    }

    [TestCase("--verbosity quiet", ExpectedResult = Verbosity.Quiet)]
    [TestCase("--verbosity=Minimal", ExpectedResult = Verbosity.Minimal)]
    [TestCase("-v n", ExpectedResult = Verbosity.Normal)]
    [TestCase("-v V", ExpectedResult = Verbosity.Verbose)]
    [TestCase("--verbosity:DIAGNOSTIC", ExpectedResult = Verbosity.Diagnostic)]
    [TestCase("--no-report", ExpectedResult = Verbosity.Normal)]
    public Verbosity Verbosity_is_that_of_the_log(string line)
    {
        Assert.That(_host.Add<Tell>().Run(["-t", nameof(Tell), .. line.Split(' ')]), Is.Zero);
        return _host.Log.Verbosity;
    }

    [Test]
    public void Without_a_switch_verbosity_comes_from_the_configuration()
    {
        _host.Host.UseCakeSetting("Settings_Verbosity", "verbose");
        Assert.That(_host.Add<Tell>().Run("-t", nameof(Tell)), Is.Zero);
        Assert.That(_host.Log.Verbosity, Is.EqualTo(Verbosity.Verbose));
    }

    [TestCase("--target", "--target needs a value")]
    [TestCase("-w --tree", "-w needs a value")]
    [TestCase("--verbosity huge", "--verbosity does not take 'huge'")]
    [TestCase("Tell", "write --target Tell")]
    public void A_line_that_cannot_be_read_says_why_and_runs_nothing(string line, string why)
    {
        Assert.That(_host.Add<Tell>().Add<Default>().Run(line.Split(' ')), Is.EqualTo(-1));
        Assert.That(_host.Console.Errors, Does.StartWith("Error: ").And.Contain(why));
        Assert.That(_host.Lines, Is.Empty);
    }

    internal sealed class Tell(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(string.Join(' ', context.Arguments.GetArguments()
            .Where(argument => argument.Key != "target")
            .Select(argument => $"{argument.Key}={string.Join('|', argument.Value.Select(value => value ?? "null"))}")));
    }

    internal sealed class TellTargets(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(string.Join(',', context.Arguments.GetArguments("target")));
    }

    [IsDependentOn(typeof(TellTargets))]
    internal sealed class Default : FrostingTask;

    internal sealed class Sum(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add($"{context.Argument<int>("one") + context.Argument("two", 0)}");
    }
}
