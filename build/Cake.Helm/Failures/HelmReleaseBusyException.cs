namespace Cake.Helm.Failures;

/// <summary>The last revision is pending: another helm is at work, or was killed there.</summary>
public sealed class HelmReleaseBusyException(int exitCode, string message) : HelmException(exitCode, message);
