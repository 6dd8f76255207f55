using Dobos.Failures;

namespace Dobos.Tools;

/// <summary>What was fetched is not what was pinned.</summary>
public sealed class ToolRefusedException(string message) : DobosException(ExitCode.Refused, message);
