namespace Cake.Helm.Failures;

/// <summary>Tells by helm's words which kind of failure it is; its exit code is always 1.</summary>
internal static class HelmFailure
{
    private static readonly string[] Unreachable =
        ["cluster unreachable: Get \"", "dial tcp", "no such host", "connection refused", "connection reset", "TLS handshake", "i/o timeout", "x509: "];

    private static readonly string[] TimedOut = ["timed out waiting", "context deadline exceeded"];

    internal static HelmException Of(string verb, HelmOutput output)
    {
        var complaint = output.Complaint;
        var message = $"helm {verb} ended with exit code {output.ExitCode}: {complaint}";
        if (Says(complaint, "release: not found") || Says(complaint, "release has no "))
            return new HelmReleaseNotFoundException(output.ExitCode, message);
        if (Says(complaint, "another operation (install/upgrade/rollback) is in progress"))
            return new HelmReleaseBusyException(output.ExitCode, message);
        if (Unreachable.Any(words => Says(complaint, words)))
            return new HelmUnreachableException(output.ExitCode, message);
        return TimedOut.Any(words => Says(complaint, words))
            ? new HelmTimedOutException(output.ExitCode, message)
            : new HelmException(output.ExitCode, message);
    }

    private static bool Says(string complaint, string words) => complaint.Contains(words, StringComparison.Ordinal);
}
