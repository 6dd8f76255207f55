using Dobos.Failures;

namespace Dobos.Versions;

public sealed class NoRepositoryException(string root)
    : DobosException(ExitCode.Configuration, $"{root} is in no git repository, and a version is counted from git's history: run this in a clone, or 'git init' it.");
