using System.Globalization;

namespace Dobos.Testing;

/// <summary>The results of test projects for a person to read.</summary>
internal sealed class TestReport(IReadOnlyList<ProjectResult> results, string root)
{
    private const int Slow = 5;

    private static readonly TimeSpan NotSlow = TimeSpan.FromMilliseconds(100);

    public static string Line(ProjectResult result) =>
        $"{result.Name,-32} {result.Tally}, {Seconds(TimeSpan.FromTicks(result.Tests.Sum(test => test.Duration.Ticks)))}, {result.Coverage}";

    public IEnumerable<string> Lines() => [.. Skipped(), .. Slowest(), .. Failed(), .. BrokenDown()];

    private IEnumerable<TestResult> Of(Verdict verdict) => results.SelectMany(result => result.Tests).Where(test => test.Verdict == verdict);

    private IEnumerable<string> Skipped() =>
        Of(Verdict.Skipped).Select(test => $"skipped  {test.Name}: {(test.Message.Length > 0 ? test.Message.ReplaceLineEndings(" ") : "no reason is given")}");

    private IEnumerable<string> Slowest() =>
        results.SelectMany(result => result.Tests)
            .Where(test => test.Duration >= NotSlow)
            .OrderByDescending(test => test.Duration)
            .Take(Slow)
            .Select(test => $"slow     {test.Name}: {Seconds(test.Duration)}");

    private IEnumerable<string> Failed() =>
        Of(Verdict.Failed).SelectMany(test => (string[])[$"FAILED   {test.Name}", .. Indented(test.Message), .. Indented(OwnFrame.Of(test.Stack, root))]);

    private IEnumerable<string> BrokenDown() =>
        results.Where(result => result.Breakdown is not null).SelectMany(result => (string[])
        [
            $"BROKEN   {result.Name}: {result.Breakdown}",
            $"         what it printed is in {Path.GetRelativePath(root, Path.Combine(result.Folder, ResultFolder.Output))}",
        ]);

    private static IEnumerable<string> Indented(string text) =>
        text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).Select(line => $"         {line}");

    private static string Seconds(TimeSpan duration) => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.00} s");
}
