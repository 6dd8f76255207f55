using Dobos.Failures;

namespace Dobos.Testing;

public sealed class NoTestsRanException(IReadOnlyList<ProjectResult> results, string? filter) : DobosException(ExitCode.CheckFailed, Sentence(results, filter))
{
    private static string Sentence(IReadOnlyList<ProjectResult> results, string? filter) =>
        results.Count == 0 ? "No tests ran: there is no test project; a service names its own in src/*/service.json, under \"tests\" and \"integrationTests\"."
        : filter is not null ? $"No tests ran: no test in {Names(results)} fits --filter '{filter}'."
        : $"No tests ran in {Names(results)}: it has none, or is no test project.";

    private static string Names(IReadOnlyList<ProjectResult> results) => string.Join(", ", results.Select(result => result.Name));
}
