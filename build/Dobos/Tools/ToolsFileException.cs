using Dobos.Failures;

namespace Dobos.Tools;

public sealed class ToolsFileException(string message, Exception? inner = null) : DobosException(ExitCode.Configuration, message, inner);
