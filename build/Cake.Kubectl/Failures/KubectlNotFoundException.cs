namespace Cake.Kubectl.Failures;

/// <summary>There is no such object, or no such namespace.</summary>
public sealed class KubectlNotFoundException(int exitCode, string message) : KubectlException(exitCode, message);
