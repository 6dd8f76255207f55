namespace Dobos.Testing;

/// <summary>What became of a test. One that was started but decided nothing counts as skipped.</summary>
public enum Verdict
{
    Passed,
    Failed,
    Skipped,
}
