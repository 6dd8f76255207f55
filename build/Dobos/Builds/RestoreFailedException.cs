using Dobos.Failures;

namespace Dobos.Builds;

public sealed class RestoreFailedException(bool isLocked, Exception inner) : DobosException(
    ExitCode.Failed,
    "The packages could not be restored (NuGet's errors are above); nothing was built." +
    (isLocked ? " Where a lock file is out of date, run './build.sh --target Restore' without CI being set, and commit packages.lock.json." : ""),
    inner);
