using Dobos.Failures;

namespace Dobos.Json;

/// <summary>Files of ours that cannot be used as they are, with everything that is wrong in them.</summary>
public sealed class InvalidJsonException(IReadOnlyList<JsonFinding> findings)
    : DobosException(ExitCode.Configuration, string.Join('\n', findings))
{
    public IReadOnlyList<JsonFinding> Findings { get; } = findings;
}
