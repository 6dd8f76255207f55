namespace Cake.Kubectl.Failures;

/// <summary>What kubectl waited for did not come in time.</summary>
public sealed class KubectlTimedOutException(int exitCode, string message) : KubectlException(exitCode, message);
