using Dobos.Failures;

namespace Dobos.Processes;

public sealed class ToolNotStartedException(string tool, Exception inner)
    : DobosException(ExitCode.Configuration, $"{tool} cannot be started ({inner.Message.TrimEnd('.')}); './build.sh --target Doctor' says which tools are needed and how to get them.", inner);
