using Dobos.Deploying;
using Dobos.Deploying.Histories;

namespace Dobos.Tests.Deploying.Histories;

/// <summary>Histories as they come about in years: good and bad releases, runs that were killed anywhere, people who went back by hand, hooks that ran twice, pruning.</summary>
public sealed class GeneratedHistoryTests
{
    private const int Many = 1_000;
    private static readonly string[] All = ["back", "removed", "refused", "nothing"];

    [Test]
    public void After_a_bad_release_the_choice_is_what_was_proven_last_and_nobody_went_back_from()
    {
        Dictionary<string, int> choices = [];
        for (var seed = 0; seed < Many; seed++)
        {
            var (choice, helms) = Play(new(seed), seed);
            choices[choice] = choices.GetValueOrDefault(choice) + 1;
            if (helms)
                choices["'helm rollback 0' is right"] = choices.GetValueOrDefault("'helm rollback 0' is right") + 1;
        }

        TestContext.Out.WriteLine(string.Join(", ", choices.OrderBy(choice => choice.Key).Select(choice => $"{choice.Key}: {choice.Value}")));
        Assert.That(choices.Keys, Is.SupersetOf(All));
    }

    private static (string Choice, bool HelmsIsRight) Play(Random random, int seed)
    {
        PlayedRelease release = new();
        for (var step = random.Next(0, 25); step > 0; step--)
            Step(release, random);

        var before = release.Newest;
        var made = random.Next(10) > 0;
        if (made)
            release.Upgrade($"bad {seed}", random.Next(2) == 0 ? RevisionState.Failed : RevisionState.Deployed);

        // The bad revision itself may have had the oldest one pruned.
        var expected = release.Expected;
        var choice = WayBack.Of(before, release.History, goesBack: true);
        var content = choice is WayBack.To { Revision: var to } ? to.Version : null;
        var told = $"seed {seed}: {string.Join(", ", release.History.All.Select(one => $"{one.Number} {one.Version} {one.State}{(one.IsVerified ? " proven" : "")}{(one.BackTo is { } back ? $" back to {back}" : "")}"))}";
        if (!made)
            Assert.That(choice, Is.TypeOf<WayBack.Nothing>(), told);
        else if (expected is not null)
            Assert.That(content, Is.EqualTo(expected), told);
        else if (before == 0)
            Assert.That(choice, Is.TypeOf<WayBack.Uninstall>(), told);
        else
            Assert.That(choice, Is.TypeOf<WayBack.Refuse>(), told);

        var helms = release.History.All.LastOrDefault(one => one.Number < release.Newest)?.Version;
        return (Name(choice), made && expected is not null && helms == expected);
    }

    private static void Step(PlayedRelease release, Random random)
    {
        var content = $"release {random.Next(1_000_000)}";
        switch (random.Next(12))
        {
            case < 4:
                release.Upgrade(content, RevisionState.Deployed);
                release.Prove();
                break;
            case < 6:
                // A bad one, and the way back that this suite takes.
                Bad(release, content, random);
                break;
            case 6:
                // Killed before its smoke test, or while helm waited.
                release.Upgrade(content, random.Next(2) == 0 ? RevisionState.Deployed : RevisionState.PendingUpgrade);
                break;
            case 7 when release.IsRunning:
                // A hook that ran again: the same bad release twice.
                release.Upgrade(content, RevisionState.Failed);
                release.Upgrade(content, RevisionState.Failed);
                break;
            case 8 when release.History.LastVerified() is { } proven:
                // A person goes back to something that was proven.
                var further = release.History.LastVerified(below: proven.Number) is { } older && random.Next(2) == 0 ? older : proven;
                release.GoBack(further.Number);
                if (random.Next(2) == 0)
                    release.Prove();
                break;
            case 9 when release.IsRunning && release.History.Newest!.State == RevisionState.Deployed:
                // Adopted later, or proven again.
                release.Prove();
                break;
            case 10 when random.Next(4) == 0:
                release.Uninstall();
                break;
            default:
                release.Upgrade(content, RevisionState.Failed);
                break;
        }
    }

    private static void Bad(PlayedRelease release, string content, Random random)
    {
        var before = release.Newest;
        release.Upgrade(content, RevisionState.Failed);
        switch (WayBack.Of(before, release.History, goesBack: true))
        {
            case WayBack.To { Revision: var proven }:
                release.GoBack(proven.Number);
                if (random.Next(4) > 0)
                    release.Prove();
                break;
            case WayBack.Uninstall:
                release.Uninstall();
                break;
        }
    }

    private static string Name(WayBack choice) => choice switch
    {
        WayBack.To => "back",
        WayBack.Uninstall => "removed",
        WayBack.Refuse => "refused",
        _ => "nothing",
    };
}
