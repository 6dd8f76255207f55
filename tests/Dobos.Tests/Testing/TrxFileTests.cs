using Dobos.Testing;

namespace Dobos.Tests.Testing;

public sealed class TrxFileTests
{
    [Test]
    public void Passed_failed_and_skipped_tests_are_told_apart() =>
        Assert.That(Fixture.Trx("results").Tests.Select(test => $"{test.Verdict} {test.Name}"), Is.EquivalentTo(
        [
            "Passed T.Passes", "Passed T.Cases(1)", "Passed T.Cases(2)",
            "Failed U.Fails", "Failed U.Throws",
            "Skipped U.Skips", "Skipped U.SkipsAtRun", "Skipped U.Maybe",
        ]));

    [Test]
    public void A_failure_has_its_message_and_its_stack()
    {
        var test = Test("U.Fails");

        Assert.That(test.Message, Does.StartWith("one is not two").And.EndsWith("But was:  1"));
        Assert.That(test.Stack, Does.Contain("at U.Deep() in /checkout/tests/app.Tests/T.cs:line 8"));
        Assert.That(test.Duration, Is.EqualTo(TimeSpan.FromMilliseconds(66.14)));
    }

    [Test]
    public void A_skipped_test_has_its_reason() => Assert.That(Test("U.Skips").Message, Is.EqualTo("redis-server is not on this machine"));

    [Test]
    public void A_passed_test_needs_no_words() => Assert.That(Test("T.Passes").Message, Is.Empty);

    [Test]
    public void A_crash_is_an_error_of_the_run() => Assert.That(Fixture.Trx("crash").Errors.Single(), Does.StartWith("The active test run was aborted. Reason: Test host process crashed"));

    [TestCase("results")]
    [TestCase("no-tests")]
    [TestCase("nothing-fits")]
    public void A_run_that_came_to_its_end_has_no_errors(string name) => Assert.That(Fixture.Trx(name).Errors, Is.Empty);

    [TestCase("no-tests")]
    [TestCase("nothing-fits")]
    public void A_run_without_tests_has_none(string name) => Assert.That(Fixture.Trx(name).Tests, Is.Empty);

    private static TestResult Test(string name) => Fixture.Trx("results").Tests.Single(test => test.Name == name);
}
