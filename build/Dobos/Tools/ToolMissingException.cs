using Dobos.Failures;

namespace Dobos.Tools;

/// <summary>The tool is not here, and there is none that we could fetch.</summary>
public sealed class ToolMissingException(string message) : DobosException(ExitCode.Configuration, message);
