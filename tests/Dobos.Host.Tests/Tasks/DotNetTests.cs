namespace Dobos.Host.Tests.Tasks;

/// <summary>Restore, Build and Test by the real SDK in a repository that is not ours. One walk, for each step costs seconds.</summary>
[Category("Real")]
public sealed class DotNetTests
{
    private readonly ForeignRepository _shop = new();

    [TearDown]
    public void Close() => _shop.Dispose();

    [Test]
    public void A_foreign_service_is_tested_and_each_way_to_fail_is_told_apart()
    {
        Tested(0, "1 passed, 0 failed, 1 skipped", "Shop.Checks ", "100.0 % covered", "skipped  Checks.Skips: no till on this machine");
        Assert.That(Directory.GetFiles(Path.Combine(_shop.Host.Root, "artifacts", "tests", "Shop.Checks"), "*.trx"), Has.Length.EqualTo(1));
        Assert.That(File.Exists(Path.Combine(_shop.Host.Root, "src", "shop", "bin", "Release", "net10.0", "shop.dll")), "bin is where this repository has it");

        NothingIsStartedTheSecondTime();

        Says(Run(4, "--filter", "Name=Nope"), "No tests ran: no test in Shop.Checks fits --filter 'Name=Nope'");

        _shop.Host.Variables["TF_BUILD"] = "True";
        _shop.Price("21 + 22");
        var failed = Tested(4, "0 passed, 1 failed, 1 skipped", "FAILED   Checks.Passes", "Expected: 42", "at Checks.Passes() in checks/Checks.cs:line 4");
        Says(failed, "1 of 2 tests failed: Checks.Passes.");
        Assert.That(failed.Output, Does.Match(@"##vso\[results\.publish type=VSTest;mergeResults=true;runTitle='Shop\.Checks';resultFiles=\S+/artifacts/tests/Shop\.Checks/\S+\.trx;\]"));

        _shop.Checks("[Test] public void Crashes() => System.Environment.FailFast(\"gone\");");
        Says(Run(4), "Test host process crashed");

        _shop.Checks();
        Says(Run(4), "No tests ran in Shop.Checks: it has none");

        _shop.Price("21 +");
        Says(Run(1), "The build failed");
    }

    private void NothingIsStartedTheSecondTime()
    {
        using var tools = new WatchedTools("dotnet");
        _shop.Host.Variables["PATH"] = tools.SearchPath;
        Tested(0, "1 passed, 0 failed, 1 skipped", "Not run again", "skipped  Checks.Skips");
        Assert.That(tools.Started, Is.Empty);
        _shop.Host.Variables["PATH"] = Environment.GetEnvironmentVariable("PATH");
    }

    private HostResult Tested(int exitCode, string tally, params string[] words)
    {
        var result = Run(exitCode);
        Assert.That(result.Output.Split('\n'), Has.One.EqualTo(tally));
        foreach (var word in words)
            Assert.That(result.Output, Does.Contain(word));
        return result;
    }

    private HostResult Run(int exitCode, params string[] more)
    {
        var result = _shop.Host.Run(["--target", "Test", .. more]);
        Assert.That(result.ExitCode, Is.EqualTo(exitCode), result.Output + result.Error);
        return result;
    }

    private static void Says(HostResult result, string words) => Assert.That(result.Error, Does.Contain(words), result.Output);
}
