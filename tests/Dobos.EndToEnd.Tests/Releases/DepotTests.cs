using System.Text.RegularExpressions;
using Dobos.EndToEnd.Tests.Reuse;
using Shared;

namespace Dobos.EndToEnd.Tests.Releases;

/// <summary>The sample services, from a commit into a registry that is not the box's: one that speaks TLS and wants a login. And into the box's, when they change.</summary>
[Platform("Linux")]
public sealed partial class DepotTests
{
    private static readonly string[] Backend = ["calc-backend"];

    private static Sandbox _here = null!;
    private static GuardedDepot _depot = null!;
    private static WatchedPath _watched = null!;
    private static string _start = "";
    private static SandboxResult _first = null!;

    [OneTimeSetUp]
    public static async Task PublishAsync()
    {
        _here = await SampleCheckout.GetAsync();
        _depot = await GuardedDepot.StartAsync();
        _start = (await _here.GitAsync("rev-parse", "HEAD")).Trim();
        _here.Write("build/environments/depot.json", _depot.Environment);
        var pinned = await RunAsync("--target", "UpdateBase", "--image", _depot.Base);
        Assert.That(pinned.ExitCode, Is.Zero, pinned.ToString());
        await _here.CommitAsync("A depot, and the base image that it has");
        _watched = new(_here, ("dotnet", Require.Tool("dotnet")), ("helm", await Tools.HelmAsync(_here)));
        _first = await PushAsync("depot");
    }

    [OneTimeTearDown]
    public static async Task LeaveAsync()
    {
        if (_start.Length > 0)
            await _here.GitAsync("reset", "--quiet", "--hard", _start);
        if (_depot is not null)
            await _depot.DisposeAsync();
    }

    [Test]
    public async Task A_commit_becomes_releases_that_others_find_under_the_digests_that_were_told()
    {
        Assert.That(_first.ExitCode, Is.Zero, _first.ToString());
        var published = Published(_first);
        Assert.That(published.Keys, Is.EquivalentTo((string[])["calc-backend", "calc-frontend"]));
        foreach (var (service, release) in published)
            Assert.That(await _depot.DigestAsync($"releases/{service}", release.Version), Is.EqualTo(release.Record));
    }

    [Test]
    public async Task The_second_time_it_sends_and_starts_nothing_and_after_a_comment_it_builds_only_what_depends_on_it()
    {
        await PushAsync("local");
        await NothingIsDoneAsync("depot");
        await NothingIsDoneAsync("local");

        var frontend = Assemblies("Calc.Frontend");
        _here.Write("src/Calc.Backend/PrimeFactors.cs", $"{_here.Read("src/Calc.Backend/PrimeFactors.cs")}\n// Nothing more.\n");
        await _here.CommitAsync("Say more");
        var third = await PushAsync("depot");
        Assert.That(third.Output, Does.Contain("\nThe image of calc-frontend is built").And.Not.Contains("\nThe image of calc-backend is built"));
        Assert.That(third.Output, Does.Contain("\nThe chart of calc-frontend is packed"));
        Assert.That(Assemblies("Calc.Frontend"), Is.EqualTo(frontend), "nothing of the other service is compiled or published");
        OnlyBackendIsSent(third);

        _watched.Taken();
        OnlyBackendIsSent(await PushAsync("local"));
        Assert.That(_watched.Taken(), Has.Length.EqualTo(1), "one environment's build is the other's");
    }

    private static async Task NothingIsDoneAsync(string environment)
    {
        _watched.Taken();
        var second = await PushAsync(environment);
        Assert.That(_watched.Taken(), Has.Length.EqualTo(1).And.One.Contains("Dobos.Host.dll --target PushAcr"));
        Assert.That(Published(second).Values.Select(release => release.Sent), Is.All.EqualTo("nothing to upload"), second.ToString());
        Assert.That(Records(second), Is.EqualTo(Records(_first)));
    }

    private static void OnlyBackendIsSent(SandboxResult push)
    {
        var sent = Published(push).Where(release => release.Value.Sent != "nothing to upload").Select(release => release.Key);
        Assert.That(sent, Is.EqualTo(Backend), push.ToString());
        Assert.That(Records(push).Except(Records(_first)).Count(), Is.EqualTo(1));
    }

    private static string[] Records(SandboxResult push) => [.. Published(push).OrderBy(release => release.Key).Select(release => release.Value.Record)];

    private static Dictionary<string, DateTime> Assemblies(string name) =>
        Directory.EnumerateFiles(_here.At("artifacts"), $"{name}.dll", SearchOption.AllDirectories).ToDictionary(file => file, File.GetLastWriteTimeUtc);

    private static async Task<SandboxResult> PushAsync(string environment)
    {
        var push = await _here.RunAsync(_watched.Watch(_depot.Open(Shop.Command("--target", "PushAcr", "--env", environment) with { Deadline = TimeSpan.FromMinutes(8) })));
        Assert.That(push.ExitCode, Is.Zero, push.ToString());
        return push;
    }

    private static Task<SandboxResult> RunAsync(params string[] arguments) => _here.RunAsync(_depot.Open(Shop.Command(arguments)));

    private static Dictionary<string, Release> Published(SandboxResult push) => Line().Matches(push.Output).ToDictionary(
        line => line.Groups["service"].Value, line => new Release(line.Groups["version"].Value, line.Groups["record"].Value, line.Groups["sent"].Value));

    private sealed record Release(string Version, string Record, string Sent);

    [GeneratedRegex(@"(?m)^(?<service>\S+) (?<version>\S+) is published as (?<record>sha256:[0-9a-f]{64}) \((?<sent>.+)\)$")]
    private static partial Regex Line();
}
