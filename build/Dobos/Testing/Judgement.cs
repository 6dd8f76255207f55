using Dobos.Failures;

namespace Dobos.Testing;

/// <summary>Whether the results of a test run may pass.</summary>
internal static class Judgement
{
    /// <summary>Why they may not, or null.</summary>
    public static DobosException? Of(IReadOnlyList<ProjectResult> results, string? filter)
    {
        if (results.Any(result => !result.IsGreen))
            return new TestsFailedException(results);
        if (results.All(result => result.Tests.Count == 0))
            return new NoTestsRanException(results, filter);

        var empty = results.Where(result => result.Tests.Count == 0).ToArray();
        return filter is null && empty.Length > 0 ? new NoTestsRanException(empty, filter) : null;
    }
}
