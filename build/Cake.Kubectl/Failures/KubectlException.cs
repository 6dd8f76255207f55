namespace Cake.Kubectl.Failures;

/// <summary>kubectl ended with a failure; the message has its own words, and no secret of its standard input.</summary>
public class KubectlException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
