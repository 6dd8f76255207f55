namespace Dobos.Testing;

/// <summary>How many tests passed, failed and were skipped. As text it is the last line of a test target, for people and for scripts.</summary>
public sealed record Tally(int Passed, int Failed, int Skipped)
{
    public int All => Passed + Failed + Skipped;

    public static Tally Of(IEnumerable<TestResult> tests)
    {
        var counts = tests.CountBy(test => test.Verdict).ToDictionary();
        return new Tally(counts.GetValueOrDefault(Verdict.Passed), counts.GetValueOrDefault(Verdict.Failed), counts.GetValueOrDefault(Verdict.Skipped));
    }

    public override string ToString() => $"{Passed} passed, {Failed} failed, {Skipped} skipped";
}
