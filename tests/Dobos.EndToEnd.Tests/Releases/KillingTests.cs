using System.Diagnostics;
using System.Globalization;
using Dobos.Releases;
using Dobos.Tests.Releases.Fakes;

namespace Dobos.EndToEnd.Tests.Releases;

/// <summary>A push whose processes are killed, as by a machine that goes away: nothing wrong is published, and the next run completes it.</summary>
[Platform("Linux")]
public sealed class KillingTests
{
    private const int Some = 4;

    private static ProxiedRegistry _registry = null!;
    private static Sandbox _here = null!;
    private static ReleaseTags _whole = null!;
    private static Killing[] _all = [];

    [OneTimeSetUp]
    public static async Task LookAsync()
    {
        _here = (await PublishedShop.GetAsync()).Shop.Sandbox;
        _registry = await ProxiedRegistry.StartAsync();
        _whole = ProxiedRegistry.Told(await _here.RunAsync(_registry.Push(_here, "whole")));
        _all = Killing.AllOf(_registry.Proxy.Requests);
        Assert.That(await _registry.CheckAsync("whole", _whole), Is.EqualTo(1));
    }

    [OneTimeTearDown]
    public static async Task EndAsync()
    {
        if (_registry is not null)
            await _registry.DisposeAsync();
    }

    [Test]
    public async Task Killed_somewhere_it_leaves_nothing_wrong_and_the_next_run_completes_it()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("KILLING_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
        await TestContext.Progress.WriteLineAsync($"KILLING_SEED={seed} gives the same {Some} of {_all.Length}:");
        Random random = new(seed);
        await KillAtAsync([.. _all.OrderBy(_ => random.Next()).Take(Some)]);
    }

    [Test]
    [Explicit("takes minutes")]
    public Task Killed_anywhere_it_leaves_nothing_wrong_and_the_next_run_completes_it() => KillAtAsync(_all);

    private static async Task KillAtAsync(Killing[] killings)
    {
        for (var i = 0; i < killings.Length; i++)
        {
            await TestContext.Progress.WriteLineAsync($"killed {killings[i]}");
            await KillAsync(killings[i], $"killed{i}");
        }
    }

    private static async Task KillAsync(Killing killing, string part)
    {
        var life = _registry.Proxy.Arm(killing.Hits(), killing.Moment);
        var push = _here.Start(_registry.Push(_here, part));
        await using var end = life.Register(() => KillGroup(push.Id));
        var killed = await push.ResultAsync();
        Assert.That(killed.ExitCode, Is.EqualTo(128 + 9), $"{killing}: {killed}");

        _registry.Proxy.Arm(at: 0, Moment.Before);
        await _registry.CheckAsync(part, _whole);
        var next = ProxiedRegistry.Told(await _here.RunAsync(_registry.Push(_here, part)));
        Assert.That(next, Is.EqualTo(_whole), $"{killing}");
        Assert.That(await _registry.CheckAsync(part, _whole), Is.EqualTo(1), $"{killing}");
    }

    private static void KillGroup(int leader)
    {
        using var kill = Process.Start("kill", ["-s", "KILL", "--", $"-{leader.ToString(CultureInfo.InvariantCulture)}"]);
        kill.WaitForExit();
    }
}
