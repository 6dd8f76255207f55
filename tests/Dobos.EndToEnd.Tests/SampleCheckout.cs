using Dobos.EndToEnd.Tests.Cancelling;
using Dobos.EndToEnd.Tests.Reuse;

namespace Dobos.EndToEnd.Tests;

/// <summary>
/// A commit of the sample services, restored and built once for all who only build upon it, and who leave it as they found it. Of the services' tests it has those
/// that are quick: all of them run in the checkout that this one is a copy of.
/// </summary>
[SetUpFixture]
public sealed class SampleCheckout
{
    private static readonly string[] Quick = ["CalculationTests.cs", "PrimeFactorsTests.cs", "PageTests.cs"];
    private static readonly Lazy<Task<Sandbox>> Built = new(BuildAsync);

    internal static Task<Sandbox> GetAsync() => Built.Value;

    [OneTimeTearDown]
    public static async Task DiscardAsync()
    {
        if (!Built.IsValueCreated)
            return;

        var sandbox = await Built.Value;
        RunningProcess.KillBoxes(sandbox);
        sandbox.Dispose();
    }

    private static async Task<Sandbox> BuildAsync()
    {
        Sandbox sandbox = new();
        foreach (var test in Directory.EnumerateFiles(sandbox.At("tests"), "*Tests.cs", SearchOption.AllDirectories).Where(file => IsSlow(Path.GetRelativePath(sandbox.Root, file))))
            File.Delete(test);
        await sandbox.CommitAsync("The sample services");
        foreach (var target in (string[])["Restore", "Build"])
        {
            var run = await sandbox.RunAsync(Shop.Command("--target", target, "--exclusive") with { Deadline = TimeSpan.FromMinutes(6) });
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
        }

        return sandbox;
    }

    private static bool IsSlow(string test) =>
        (test.StartsWith("tests/Calc.Backend.Tests/", StringComparison.Ordinal) || test.StartsWith("tests/Calc.Frontend.Tests/", StringComparison.Ordinal)) && !Quick.Contains(Path.GetFileName(test));
}
