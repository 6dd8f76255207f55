using System.Text.Json.Nodes;
using Dobos.Testing;

namespace Dobos.Releases.Evidence;

/// <summary>What became of a service's tests, and which of them were skipped.</summary>
public sealed record TestStory(Tally Tally, IReadOnlyList<string> Skipped, string? Filter)
{
    /// <summary>Null where none of the service's tests were asked for.</summary>
    public static TestStory? Of(IEnumerable<ProjectResult> results, string? filter)
    {
        TestResult[] tests = [.. results.SelectMany(result => result.Tests)];
        return tests is [] ? null : new(Tally.Of(tests), [.. tests.Where(test => test.Verdict is Verdict.Skipped).Select(test => test.Name)], filter);
    }

    internal JsonObject ToJson() => new()
    {
        ["passed"] = Tally.Passed,
        ["failed"] = Tally.Failed,
        ["skipped"] = Tally.Skipped,
        ["skippedTests"] = new JsonArray([.. Skipped.Select(name => (JsonNode)name)]),
        ["filter"] = Filter,
    };
}
