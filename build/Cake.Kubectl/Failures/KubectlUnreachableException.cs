namespace Cake.Kubectl.Failures;

/// <summary>The cluster cannot be reached, or is not able to answer now.</summary>
public sealed class KubectlUnreachableException(int exitCode, string message) : KubectlException(exitCode, message);
