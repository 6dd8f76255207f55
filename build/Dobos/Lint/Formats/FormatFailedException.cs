using Dobos.Failures;

namespace Dobos.Lint.Formats;

public sealed class FormatFailedException(int exitCode, string complaint)
    : DobosException(ExitCode.Failed, $"'dotnet format' ended with {exitCode} and found nothing to mend: {(complaint is "" ? "it does not say why" : complaint.Trim())}");
