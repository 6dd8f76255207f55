using System.Text.RegularExpressions;

namespace Cake.Kubectl.Failures;

/// <summary>Tells by kubectl's words which kind of failure it is; its exit code says little.</summary>
internal static partial class KubectlFailure
{
    private static readonly string[] Unreachable =
    [
        "The connection to the server ", "Unable to connect to the server", "dial tcp", "no such host", "connection refused", "connection reset",
        "TLS handshake", "i/o timeout", "x509: ", "context deadline exceeded", "Client.Timeout exceeded", "http2: ",
    ];

    internal static KubectlException Of(string verb, KubectlOutput output, string? input)
    {
        var complaint = Complaint.In(output.Errors);
        return Create(complaint, output.ExitCode, $"kubectl {verb} ended with exit code {output.ExitCode}: {Unsaid.In(complaint, input)}");
    }

    private static KubectlException Create(string complaint, int exitCode, string message) => ReasonOf(complaint) switch
    {
        "NotFound" => new KubectlNotFoundException(exitCode, message),
        "Conflict" => new KubectlConflictException(exitCode, message),
        "AlreadyExists" => new KubectlAlreadyExistsException(exitCode, message),
        "Forbidden" or "Unauthorized" => new KubectlForbiddenException(exitCode, message),
        "ServiceUnavailable" or "Timeout" or "ServerTimeout" or "TooManyRequests" => new KubectlUnreachableException(exitCode, message),
        "TimedOut" => new KubectlTimedOutException(exitCode, message),
        _ => new KubectlException(exitCode, message),
    };

    private static string? ReasonOf(string complaint) => complaint switch
    {
        _ when FromServer().Match(complaint) is { Success: true } match => match.Groups["reason"].Value,
        _ when complaint.StartsWith("error: Apply failed with ", StringComparison.Ordinal) => "Conflict",
        _ when complaint.Contains("(Unauthorized)", StringComparison.Ordinal) => "Unauthorized",
        _ when complaint.Contains("timed out waiting for ", StringComparison.Ordinal) => "TimedOut",
        _ when Unreachable.Any(words => complaint.Contains(words, StringComparison.Ordinal)) => "ServiceUnavailable",
        _ => null,
    };

    [GeneratedRegex(@"[Ee]rror from server \((?<reason>\w+)\)")]
    private static partial Regex FromServer();
}
