using Dobos.Failures;
using Dobos.Host.Switching;
using Dobos.Host.Targets;

namespace Dobos.Host.Tests.Switching;

public sealed class SwitchParserTests
{
    private readonly TargetCatalog _catalog = TargetCatalog.OfHost();

    [Test]
    public void Values_follow_as_the_next_word_or_after_an_equals_sign()
    {
        var switches = Parse("--target", "Info", "--env=dev", "--reason", "a = b");

        Assert.Multiple(() =>
        {
            Assert.That(switches.Targets, Is.EqualTo(["Info"]));
            Assert.That(switches.Environment, Is.EqualTo("dev"));
            Assert.That(switches["--reason"], Is.EqualTo("a = b"));
        });
    }

    [Test]
    public void Targets_and_services_add_up()
    {
        var switches = Parse("--target", "Info", "--service", "a,b", "--service=c", "--target", "Clean");

        Assert.Multiple(() =>
        {
            Assert.That(switches.Targets, Is.EqualTo(["Info", "Clean"]));
            Assert.That(switches.Services, Is.EqualTo(["a", "b", "c"]));
        });
    }

    [TestCase("1", ExpectedResult = true)]
    [TestCase("true", ExpectedResult = true)]
    [TestCase("TRUE", ExpectedResult = true)]
    [TestCase("yes", ExpectedResult = true)]
    [TestCase("0", ExpectedResult = false)]
    [TestCase("no", ExpectedResult = false)]
    [TestCase("", ExpectedResult = false)]
    [TestCase(null, ExpectedResult = false)]
    public bool The_variable_stands_for_the_switch(string? value) =>
        new SwitchParser(_catalog).Parse(["--target", "Info"], name => name == "DOBOS_OFFLINE" ? value : null).Offline;

    [Test]
    public void A_variable_that_says_neither_yes_nor_no_is_refused() =>
        Assert.That(() => new SwitchParser(_catalog).Parse(["--target", "Info"], _ => "maybe"), Throws.TypeOf<UsageException>().With.Message.Contains("DOBOS_OFFLINE is 'maybe'"));

    [Test]
    public void Cake_sees_what_is_its_own_and_nothing_else() =>
        Assert.That(
            Parse("--target", "Info", "--version", "1.0.1", "--env", "dev", "--verbosity", "quiet", "--exclusive", "--target", "Clean", "--yes").CakeArguments(),
            Is.EqualTo(["--target", "Info", "--target", "Clean", "--verbosity", "quiet", "--exclusive"]));

    [TestCase(new[] { "--target", "Tset" }, "no target 'Tset' (did you mean Test?)")]
    [TestCase(new[] { "--bogus" }, "no switch --bogus;")]
    [TestCase(new[] { "--evn", "dev" }, "no switch --evn (did you mean --env?)")]
    [TestCase(new[] { "--env" }, "--env needs a value: --env E.")]
    [TestCase(new[] { "--env", "--yes" }, "--env needs a value")]
    [TestCase(new[] { "--env=" }, "--env needs a value")]
    [TestCase(new[] { "--target=" }, "--target needs a value")]
    [TestCase(new[] { "--target", "," }, "--target needs a value")]
    [TestCase(new[] { "--target", "Info", "--service=" }, "--service needs a value")]
    [TestCase(new[] { "--target", "Info", "--service", " , " }, "--service needs a value")]
    [TestCase(new[] { "--env", "dev", "--env", "prod" }, "--env is given twice")]
    [TestCase(new[] { "--yes=no" }, "--yes takes no value, but was given 'no'")]
    [TestCase(new[] { "--plan=xml" }, "--plan=xml is unknown")]
    [TestCase(new[] { "--verbosity", "loud" }, "--verbosity loud is unknown")]
    [TestCase(new[] { "--plan=json" }, "--plan needs a --target")]
    [TestCase(new[] { "--dryrun" }, "--dryrun needs a --target")]
    [TestCase(new[] { "Info" }, "'Info' is not a switch; a target is asked for by --target Info.")]
    [TestCase(new[] { "--target", "Info", "--all" }, "--all is a switch of Clean, and no target that runs here takes it")]
    public void What_cannot_be_understood_is_named(string[] arguments, string sentence) =>
        Assert.That(() => Parse(arguments), Throws.TypeOf<UsageException>().With.Message.Contains(sentence));

    private Switches Parse(params string[] arguments) => new SwitchParser(_catalog).Parse(arguments, _ => null);
}
