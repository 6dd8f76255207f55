using System.Diagnostics;
using System.Globalization;
using Dobos.EndToEnd.Tests.Launching;
using Dobos.EndToEnd.Tests.Reuse;

namespace Dobos.EndToEnd.Tests.Cancelling;

/// <summary>A run that is broken off while tests run.</summary>
[Platform(Include = "Linux", Reason = "what is left is found in /proc")]
public sealed class CancellingTests
{
    // They serve every checkout of this user, and end by themselves.
    private static readonly string[] BuildServers = ["VBCSCompiler", "/nodemode:", "rzc.dll"];

    private static Shop _shop = null!;

    [OneTimeSetUp]
    public static async Task BuildAsync()
    {
        _shop = new Shop();
        var green = await _shop.RunAsync("--target", "Test");
        Assert.That(green.ExitCode, Is.Zero, green.ToString());
    }

    [OneTimeTearDown]
    public static void Delete() => _shop?.Dispose();

    [TestCase("TERM")]
    [TestCase("INT")]
    public async Task It_ends_with_130_leaves_nothing_behind_and_does_not_count(string signal)
    {
        var run = _shop.Sandbox.Start(Shop.With(Shop.Command("--target", "Test", "--force"), ShopFiles.Waits, Waiting(signal)));
        await Eventually.HoldsAsync(() => run.HasExited || File.Exists(Waiting(signal)), "the tests ran");
        var id = RunOf(File.ReadAllText(Waiting(signal)));
        var alive = Of(id).Count();

        var watch = Stopwatch.StartNew();
        run.Signal(signal);
        var result = await run.ResultAsync();
        watch.Stop();
        var left = Of(id).Select(process => process.CommandLine).ToArray();
        var results = Directory.GetFiles(_shop.Sandbox.At("artifacts/tests"), "*", SearchOption.AllDirectories);
        var again = await _shop.RunAsync("--target", "Test");

        Assert.That(result.ExitCode, Is.EqualTo(130), result.ToString());
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)));
        Assert.That(alive, Is.GreaterThan(2), "the test command, the test's host and what it started");
        Assert.That(left, Is.Empty);
        Assert.That(results, Is.Empty, "what a cancelled run has found out says nothing");
        Assert.That(result.Output, Does.Not.Match(@"\d+ passed"));
        Assert.That(again.ExitCode, Is.Zero, again.ToString());
        Assert.That(again.Output, Does.Contain($"\n{Shop.Green}\n").And.Not.Contain("Not run again"), "the next run tests again");
    }

    private static string Waiting(string signal) => _shop.Sandbox.Beside($"waiting-{signal}");

    private static string RunOf(string process) =>
        new RunningProcess($"/proc/{int.Parse(process, CultureInfo.InvariantCulture)}").Variable("DOBOS_RUN") ?? throw new InvalidOperationException("A test does not carry the name of its run.");

    private static IEnumerable<RunningProcess> Of(string run) =>
        RunningProcess.All.Where(process => process.Variable("DOBOS_RUN") == run && !BuildServers.Any(server => process.CommandLine.Contains(server, StringComparison.OrdinalIgnoreCase)));
}
