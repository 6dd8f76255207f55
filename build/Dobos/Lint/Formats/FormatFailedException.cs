using Dobos.Failures;

namespace Dobos.Lint.Formats;

public sealed class FormatFailedException(int exitCode)
    : DobosException(ExitCode.Failed, $"'dotnet format' ended with {exitCode} and reported nothing; what it printed above says why.");
