using Dobos.Failures;

namespace Dobos.Builds;

public sealed class BuildFailedException(Exception inner)
    : DobosException(ExitCode.Failed, "The build failed (the compiler's errors are above); no test was run.", inner);
