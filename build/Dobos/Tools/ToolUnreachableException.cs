using Dobos.Failures;

namespace Dobos.Tools;

/// <summary>None of the places that have the tool can be reached.</summary>
public sealed class ToolUnreachableException(string message) : DobosException(ExitCode.Unreachable, message);
