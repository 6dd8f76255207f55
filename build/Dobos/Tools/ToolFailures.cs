using Dobos.Failures;

namespace Dobos.Tools;

public sealed class ToolsFileException(string message, Exception? inner = null) : DobosException(ExitCode.Configuration, message, inner);

/// <summary>The tool is not here, and there is none that we could fetch.</summary>
public sealed class ToolMissingException(string message) : DobosException(ExitCode.Configuration, message);

/// <summary>What was fetched is not what was pinned.</summary>
public sealed class ToolRefusedException(string message) : DobosException(ExitCode.Refused, message);

/// <summary>None of the places that have the tool can be reached.</summary>
public sealed class ToolUnreachableException(string message) : DobosException(ExitCode.Unreachable, message);

/// <summary>One source could not deliver; another may.</summary>
public sealed class SourceFailedException(string reason, Exception? inner = null) : Exception(reason, inner)
{
    public bool HasWrongBytes { get; init; }
}
