namespace Dobos.Testing;

/// <summary>What became of one test project. <see cref="Breakdown"/> says why its results are not to be trusted, or is null.</summary>
public sealed record ProjectResult(string Name, string Folder, IReadOnlyList<TestResult> Tests, Coverage Coverage, string? Breakdown)
{
    public Tally Tally => Tally.Of(Tests);

    public bool IsGreen => Breakdown is null && Tests.All(test => test.Verdict is not Verdict.Failed);
}
