using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting;
using Cake.Tests.Fakes;

namespace Cake.Tests.Frosting;

internal sealed class ListingTests
{
    private readonly TestHost _host = new TestHost().Add<Eat>().Add<Bake>().Add<Mix>();

    [Test]
    public void The_tree_shows_what_depends_on_what([Values("--tree", "--showtree")] string tree)
    {
        Assert.That(_host.Run(tree), Is.Zero);
        Assert.That(_host.Console.Output, Does.Match("Eat\n.*└─Bake\n.*└─Mix"));
        Assert.That(_host.Lines, Is.Empty);
    }

    [Test]
    public void Descriptions_stand_beside_the_names(
        [Values("--description", "--descriptions", "--showdescription", "--showdescriptions")] string description)
    {
        Assert.That(_host.Run(description), Is.Zero);
        Assert.That(_host.Console.Output, Does.Match("Bake +Forty minutes\n").And.Match("Mix +\n"));
        Assert.That(_host.Lines, Is.Empty);
    }

    [Test]
    public void Descriptions_of_a_host_without_tasks_are_none() => Assert.That(new TestHost().Run("--description"), Is.Zero);

    [Test]
    public void A_brace_in_a_description_is_printed_as_it_is()
    {
        Assert.That(_host.Add<Braced>().Run("--description"), Is.Zero);
        Assert.That(_host.Console.Output, Does.Contain("Takes {0} eggs"));
    }

    [Test]
    public void A_dry_run_names_the_tasks_in_order_and_runs_none([Values("--dryrun", "--noop", "--whatif")] string dryRun)
    {
        Assert.That(_host.Run("--target", nameof(Eat), dryRun), Is.Zero);
        Assert.That(_host.Log.At(LogLevel.Information), Is.SupersetOf(["1. Mix", "2. Bake", "3. Eat"]));
        Assert.That(_host.Lines, Is.Empty);
    }

    // Kept as in Cake: so neither of them may change anything.
    [Test]
    public void A_dry_run_still_sets_up_and_tears_down()
    {
        _host.Host.UseLifetime<Kitchen>();
        Assert.That(_host.Run("--target", nameof(Eat), "--dryrun"), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["open", "close"]));
    }

    [Test]
    public void A_dry_run_of_an_unknown_target_is_an_error() => Assert.That(_host.Run("--target", "Drink", "--dryrun"), Is.EqualTo(1));

    [Test]
    public void An_exclusive_dry_run_names_the_target_alone()
    {
        Assert.That(_host.Run("--target", nameof(Eat), "--dryrun", "--exclusive"), Is.Zero);
        Assert.That(_host.Log.At(LogLevel.Information), Does.Contain("1. Eat").And.None.Contains("Mix"));
    }

    [Test]
    public void Help_names_every_switch([Values("--help", "-h")] string help)
    {
        Assert.That(_host.Run(help), Is.Zero);
        foreach (var known in new[] { "--target", "--exclusive", "--verbosity", "--working", "--dryrun", "--tree", "--description", "--version", "--info" })
            Assert.That(_host.Console.Output, Does.Contain(known));
    }

    [Test]
    public void Version_is_one_line([Values("--version", "--ver")] string version)
    {
        Assert.That(_host.Run(version), Is.Zero);
        Assert.That(_host.Console.Output.Trim().Split('\n'), Has.Length.EqualTo(1));
    }

    [Test]
    public void Info_says_more_than_the_version()
    {
        Assert.That(_host.Run("--info"), Is.Zero);
        Assert.That(_host.Console.Output, Does.Contain("Version:").And.Contain("Details:"));
    }

    internal sealed class Mix(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(nameof(Mix));
    }

    [TaskDescription("Forty minutes")]
    [IsDependentOn(typeof(Mix))]
    internal sealed class Bake(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(nameof(Bake));
    }

    [IsDependentOn(typeof(Bake))]
    internal sealed class Eat(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(nameof(Eat));
    }

    [TaskDescription("Takes {0} eggs")]
    internal sealed class Braced : FrostingTask;

    internal sealed class Kitchen(Journal journal) : FrostingLifetime
    {
        public override void Setup(ICakeContext context, ISetupContext info) => journal.Add("open");

        public override void Teardown(ICakeContext context, ITeardownContext info) => journal.Add("close");
    }
}
