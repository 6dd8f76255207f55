using Dobos.Releases;

namespace Dobos.EndToEnd.Tests.Releases;

/// <summary>A second clone of the shop, in a folder of another name: what it builds of the same inputs is the same release.</summary>
[Platform("Linux")]
public sealed class CloneTests
{
    private static ProxiedRegistry _registry = null!;
    private static Sandbox _here = null!;
    private static Sandbox _there = null!;
    private static ReleaseTags _ofHere = null!;
    private static SandboxResult _first = null!;

    [OneTimeSetUp]
    public static async Task CloneAsync()
    {
        _here = (await PublishedShop.GetAsync()).Shop.Sandbox;
        _registry = await ProxiedRegistry.StartAsync();
        _ofHere = ProxiedRegistry.Told(await _here.RunAsync(_registry.Push(_here, "here")));
        _there = new("a folder of another name", "global.json");
        File.Delete(_there.At("global.json"));
        await _there.GitAsync("clone", "--quiet", _here.Root, ".");
        _there.Write("README.md", "# The shop\n");
        await _there.CommitAsync("Say what this is");
        _first = await _there.RunAsync(Fewer(_registry.Push(_there, "there")) with { Deadline = TimeSpan.FromMinutes(8) });
    }

    [OneTimeTearDown]
    public static async Task EndAsync()
    {
        _there?.Dispose();
        if (_registry is not null)
            await _registry.DisposeAsync();
    }

    [Test]
    public async Task A_commit_that_only_touches_the_README_has_the_same_digests_elsewhere_though_fewer_tests_ran_and_so_has_the_commit_before()
    {
        Assert.That(ProxiedRegistry.Told(_first), Is.EqualTo(_ofHere));
        Assert.That(_first.Error, Does.Contain("1 passed, 0 failed"));

        await _there.GitAsync("checkout", "--quiet", "HEAD~1");
        var before = await _there.RunAsync(_registry.Push(_there, "before"));
        await _there.GitAsync("checkout", "--quiet", "main");

        Assert.That(ProxiedRegistry.Told(before), Is.EqualTo(_ofHere));
    }

    [Test]
    public async Task Two_who_push_one_version_at_once_leave_one_record_and_no_half()
    {
        var together = _registry.Proxy.HoldUntil(requests: 6);
        var (here, there) = (_here.RunAsync(_registry.Push(_here, "both")), _there.RunAsync(_registry.Push(_there, "both")));
        await Task.WhenAll(here, there);

        Assert.That(together.IsCompleted, "both looked before one of them wrote");
        Assert.That((ProxiedRegistry.Told(await here), ProxiedRegistry.Told(await there)), Is.EqualTo((_ofHere, _ofHere)));
        Assert.That(await _registry.CheckAsync("both", _ofHere), Is.GreaterThanOrEqualTo(1));
    }

    private static SandboxCommand Fewer(SandboxCommand push) => push with { Arguments = [.. push.Arguments, "--filter", "Six_pieces_at_seven_are_42"] };
}
