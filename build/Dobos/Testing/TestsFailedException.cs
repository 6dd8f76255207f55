using Dobos.Failures;

namespace Dobos.Testing;

public sealed class TestsFailedException(IReadOnlyList<ProjectResult> results) : DobosException(ExitCode.CheckFailed, Sentence(results))
{
    private const int Named = 5;

    private static string Sentence(IReadOnlyList<ProjectResult> results) =>
        string.Join(" ", ((string?[])[Failed(results), BrokenDown(results)]).OfType<string>()) + " All about it is under artifacts/tests.";

    private static string? Failed(IReadOnlyList<ProjectResult> results)
    {
        var tests = results.SelectMany(result => result.Tests).ToArray();
        var failed = tests.Where(test => test.Verdict is Verdict.Failed).Select(test => test.Name).ToArray();
        return failed.Length == 0 ? null : $"{failed.Length} of {tests.Length} tests failed: {Names(failed)}.";
    }

    private static string? BrokenDown(IReadOnlyList<ProjectResult> results)
    {
        var broken = results.Where(result => result.Breakdown is not null).Select(result => $"{result.Name} ({result.Breakdown})").ToArray();
        return broken.Length == 0 ? null : $"The tests did not run to their end in {Names(broken)}.";
    }

    private static string Names(string[] names) =>
        names.Length <= Named ? string.Join(", ", names) : $"{string.Join(", ", names.Take(Named))} and {names.Length - Named} more";
}
