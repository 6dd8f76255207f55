using Dobos.Failures;

namespace Dobos.Releases;

/// <summary>A release that may not be published, with every reason that there is.</summary>
public sealed class ReleaseRefusedException(params IReadOnlyList<string> reasons) : DobosException(ExitCode.Refused, string.Join('\n', reasons))
{
    public IReadOnlyList<string> Reasons { get; } = reasons;
}
