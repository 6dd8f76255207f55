using Dobos.Failures;

namespace Dobos.Versions;

public sealed class NoVersionException(string service, string file)
    : DobosException(ExitCode.Configuration, $"{service} has no version, for git does not see its {file}: take the folder out of .gitignore, then commit it.");
