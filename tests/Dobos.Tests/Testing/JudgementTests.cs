using Dobos.Failures;
using Dobos.Testing;

namespace Dobos.Tests.Testing;

public sealed class JudgementTests
{
    private static readonly ProjectResult Green = Result("Green.Tests", new TestResult("A.Passes", Verdict.Passed, TimeSpan.Zero, "", ""), new TestResult("A.Skips", Verdict.Skipped, TimeSpan.Zero, "", ""));
    private static readonly ProjectResult Empty = Result("Empty.Tests");

    [Test]
    public void Green_tests_pass_and_skipped_ones_do_not_fail_them() => Assert.That(Judgement.Of([Green], null), Is.Null);

    [Test]
    public void Failed_tests_are_counted_and_named() => Says(Of([Green, Fixture.Result("results", 1)]), "2 of 10 tests failed: U.Throws, U.Fails.");

    [Test]
    public void A_crash_is_a_failure_with_its_project_and_reason() => Says(Of([Green, Fixture.Result("crash", 1)]), "did not run to their end in Some.Tests (The active test run was aborted");

    [Test]
    public void A_project_without_tests_is_a_failure_that_is_said_as_such() => Says(Of([Green, Empty]), "No tests ran in Empty.Tests");

    [Test]
    public void A_filter_may_leave_a_project_without_tests() => Assert.That(Judgement.Of([Green, Empty], "Name=A"), Is.Null);

    [Test]
    public void A_filter_that_fits_nothing_anywhere_is_a_failure() => Says(Of([Empty, Empty], "Name=A"), "no test in Empty.Tests, Empty.Tests fits --filter 'Name=A'");

    [Test]
    public void No_project_at_all_is_a_failure() => Says(Of([]), "there is no test project");

    [Test]
    public void Of_many_failures_a_few_are_named() =>
        Says(Of([Result("Bad.Tests", [.. Enumerable.Range(1, 9).Select(n => new TestResult($"T{n}", Verdict.Failed, TimeSpan.Zero, "", ""))])]), "T1, T2, T3, T4, T5 and 4 more.");

    private static DobosException? Of(IReadOnlyList<ProjectResult> results, string? filter = null) => Judgement.Of(results, filter);

    private static void Says(DobosException? failure, string words)
    {
        Assert.That(failure?.Message, Does.Contain(words));
        Assert.That(failure?.Code, Is.EqualTo(ExitCode.CheckFailed));
    }

    private static ProjectResult Result(string name, params TestResult[] tests) => new(name, $"/checkout/artifacts/tests/{name}", tests, Coverage.None, null);
}
