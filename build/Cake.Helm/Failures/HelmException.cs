namespace Cake.Helm.Failures;

/// <summary>Helm at a cluster or a registry ended with a failure; the message has helm's own words, and nothing of its standard input.</summary>
public class HelmException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
