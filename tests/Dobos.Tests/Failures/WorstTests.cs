using Dobos.Failures;

namespace Dobos.Tests.Failures;

public sealed class WorstTests
{
    [TestCase(new[] { 5, 9 }, ExpectedResult = ExitCode.DeployFailed)]
    [TestCase(new[] { 9, 6, 5 }, ExpectedResult = ExitCode.WayBackFailed)]
    [TestCase(new[] { 3, 4 }, ExpectedResult = ExitCode.CheckFailed)]
    public ExitCode Of_several_failures_the_worst_counts(int[] codes) =>
        Worst.Of(new AggregateException(codes.Select(code => new Failure((ExitCode)code))));

    [Test]
    public void A_wrapped_failure_keeps_its_code() =>
        Assert.That(Worst.Of(new InvalidOperationException("wrapped", new Failure(ExitCode.Refused))), Is.EqualTo(ExitCode.Refused));

    [Test]
    public void What_we_cannot_explain_is_a_plain_failure() =>
        Assert.That(Worst.Of(new InvalidOperationException("what")), Is.EqualTo(ExitCode.Failed));

    private sealed class Failure(ExitCode code) : DobosException(code, code.ToString());
}
