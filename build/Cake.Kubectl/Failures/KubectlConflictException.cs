namespace Cake.Kubectl.Failures;

/// <summary>Somebody changed the object meanwhile, or owns what was to be changed.</summary>
public sealed class KubectlConflictException(int exitCode, string message) : KubectlException(exitCode, message);
