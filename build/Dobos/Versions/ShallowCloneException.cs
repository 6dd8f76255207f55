using Dobos.Failures;

namespace Dobos.Versions;

public sealed class ShallowCloneException(string service)
    : DobosException(
        ExitCode.Configuration,
        $"The version of {service} is counted from git's history, and this is a shallow clone that has only the end of it: run 'git fetch --unshallow', or set 'fetchDepth: 0' at the checkout step of Azure Pipelines.");
