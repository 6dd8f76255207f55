using Dobos.Failures;

namespace Dobos.Lint;

public sealed class LintFailedException(IReadOnlyList<Finding> findings)
    : DobosException(ExitCode.CheckFailed, $"Lint has {findings.Count} finding{(findings.Count == 1 ? "" : "s")}:\n{string.Join('\n', findings)}")
{
    public IReadOnlyList<Finding> Findings { get; } = findings;
}
