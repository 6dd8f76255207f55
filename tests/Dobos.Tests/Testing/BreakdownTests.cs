using Dobos.Testing;

namespace Dobos.Tests.Testing;

public sealed class BreakdownTests
{
    [Test]
    public void A_failed_test_is_no_breakdown() => Assert.That(Of(1, "results"), Is.Null);

    [Test]
    public void A_crash_is_one() => Assert.That(Of(1, "crash"), Does.Contain("Test host process crashed"));

    [Test]
    public void A_run_that_left_no_results_is_one() => Assert.That(Of(1), Is.EqualTo("the test run ended with exit code 1 and left no results"));

    [Test]
    public void A_run_that_failed_without_a_failed_test_is_one() => Assert.That(Of(1, "no-tests"), Is.EqualTo("the test run ended with exit code 1 although no test failed"));

    [Test]
    public void A_project_that_is_no_test_project_is_none_here() => Assert.That(Of(0), Is.Null);

    [Test]
    public void Results_that_are_read_again_still_tell_of_a_crash() => Assert.That(Of(null, "crash"), Is.Not.Null);

    private static string? Of(int? exitCode, params string[] files) => Breakdown.Of(exitCode, [.. files.Select(Fixture.Trx)]);
}
