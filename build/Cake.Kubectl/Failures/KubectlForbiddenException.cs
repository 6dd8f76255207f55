namespace Cake.Kubectl.Failures;

/// <summary>The cluster does not let us, or does not know who we are.</summary>
public sealed class KubectlForbiddenException(int exitCode, string message) : KubectlException(exitCode, message);
