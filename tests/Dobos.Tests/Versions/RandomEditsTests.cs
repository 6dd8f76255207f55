using Shared;

namespace Dobos.Tests.Versions;

/// <summary>A service's version changes exactly when its inputs did: 200 commits of random edits, each judged by us and by MSBuild.</summary>
[Category("Real")]
public sealed class RandomEditsTests
{
    private const int Edits = 200;

    private static readonly string[] Services = ["calc-backend", "calc-frontend"];

    [TestCase(20261120)]
    public async Task Versions_change_exactly_when_what_MSBuild_reads_does(int seed)
    {
        Require.Tool("git");
        using var shop = new RandomShop(seed);
        using var truth = new MSBuildTruth(shop.Git.Beside("truth"));
        List<(string What, string[] Versions, bool[] Edited)> ours = [("Begin", shop.Versions(Services), [])];
        truth.Keep(shop.Git.Root);
        for (var number = 1; number <= Edits; number++)
        {
            var what = shop.Edit();
            bool[] edited = number % 8 == 0 ? [.. shop.Versions(Services).Select(version => version.StartsWith("0.0.0-local", StringComparison.Ordinal))] : [];
            shop.Git.Commit(what);
            ours.Add((what, shop.Versions(Services), edited));
            truth.Keep(shop.Git.Root);
        }

        var theirs = await truth.JudgeAsync([.. Services.Select(service => shop.ProjectOf(service))]);

        Assert.Multiple(() =>
        {
            for (var number = 1; number <= Edits; number++)
                for (var service = 0; service < Services.Length; service++)
                    Compare(ours[number - 1].Versions[service], ours[number], theirs[number - 1][service] != theirs[number][service], number, service);
        });
        Assert.That(Services.Select((_, service) => Enumerable.Range(1, Edits).Count(number => theirs[number - 1][service] != theirs[number][service])), Has.All.InRange(40, 160), "both outcomes are seen often");
    }

    private static void Compare(string before, (string What, string[] Versions, bool[] Edited) now, bool changed, int number, int service)
    {
        Assert.That(now.Versions[service] != before, Is.EqualTo(changed), $"{number}: {now.What} ({Services[service]} {before} -> {now.Versions[service]})");
        if (now.Edited is not [])
            Assert.That(now.Edited[service], Is.EqualTo(changed), $"{number}: {now.What}, before it was committed ({Services[service]})");
    }
}
