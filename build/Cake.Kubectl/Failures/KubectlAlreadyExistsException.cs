namespace Cake.Kubectl.Failures;

/// <summary>Somebody made the object before.</summary>
public sealed class KubectlAlreadyExistsException(int exitCode, string message) : KubectlException(exitCode, message);
