using Dobos.Testing;

namespace Dobos.Tests.Testing;

public sealed class TestReportTests
{
    [Test]
    public void Everything_that_needs_a_look_is_listed() =>
        Assert.That(Lines(Fixture.Result("results", 1)), Is.EqualTo(
        [
            "skipped  U.Skips: redis-server is not on this machine",
            "skipped  U.SkipsAtRun: no docker",
            "skipped  U.Maybe: who knows",
            "FAILED   U.Throws",
            "         System.InvalidOperationException : boom <x> & y",
            "         at U.Throws() in tests/app.Tests/T.cs:line 11",
            "FAILED   U.Fails",
            "         one is not two",
            "         Assert.That(L.One, Is.EqualTo(2))",
            "           Expected: 2",
            "           But was:  1",
            "         at U.Deep() in tests/app.Tests/T.cs:line 8",
        ]));

    [Test]
    public void A_crash_says_where_to_read_more() =>
        Assert.That(Lines(Fixture.Result("crash", 1)), Is.EqualTo(
        [
            "BROKEN   Some.Tests: The active test run was aborted. Reason: Test host process crashed : Process terminated.",
            "         what it printed is in artifacts/tests/Some.Tests/output.log",
        ]));

    [Test]
    public void The_slowest_tests_are_listed_slowest_first() =>
        Assert.That(Lines(Result([0.05, 0.2, 1.5, 0.3, 0.4, 0.5, 0.6])), Is.EqualTo(
            ["slow     T1.5: 1.50 s", "slow     T0.6: 0.60 s", "slow     T0.5: 0.50 s", "slow     T0.4: 0.40 s", "slow     T0.3: 0.30 s"]));

    [Test]
    public void A_project_has_its_line() =>
        Assert.That(TestReport.Line(Result([0.5, 1]) with { Coverage = new Coverage(3, 4) }), Is.EqualTo("Some.Tests                       2 passed, 0 failed, 0 skipped, 1.50 s, 75.0 % covered"));

    [Test]
    public void Where_no_coverage_was_collected_none_is_claimed() => Assert.That(TestReport.Line(Result([1])), Does.EndWith("no coverage"));

    [Test]
    public void The_last_line_is_the_tally() => Assert.That(Fixture.Result("results", 1).Tally.ToString(), Is.EqualTo("3 passed, 2 failed, 3 skipped"));

    [Test]
    public void The_ledger_sums_over_all_targets()
    {
        var ledger = new Ledger();
        Assert.That(ledger.Tally, Is.Null);
        ledger.Add([Fixture.Result("results", 1)]);
        ledger.Add([Result([1, 1])]);

        Assert.That(ledger.Tally, Is.EqualTo(new Tally(5, 2, 3)));
    }

    [Test]
    public void Coverage_is_read_from_what_the_collector_wrote() => Assert.That(Coverage.Parse(Fixture.Text("coverage.cobertura.xml")), Is.EqualTo(new Coverage(1, 1)));

    private static IEnumerable<string> Lines(ProjectResult result) => new TestReport([result], "/checkout").Lines();

    private static ProjectResult Result(double[] seconds) => new(
        "Some.Tests",
        "/checkout/artifacts/tests/Some.Tests",
        [.. seconds.Select(second => new TestResult(FormattableString.Invariant($"T{second}"), Verdict.Passed, TimeSpan.FromSeconds(second), "", ""))],
        Coverage.None,
        null);
}
