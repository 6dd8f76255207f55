using Dobos.Failures;

namespace Dobos.Processes;

public sealed class ToolMissingException(string tool, Exception inner)
    : DobosException(ExitCode.Failed, $"{tool} cannot be started ({inner.Message.TrimEnd('.')}); './build.sh --target Doctor' says which tools are needed and how to get them.", inner);
