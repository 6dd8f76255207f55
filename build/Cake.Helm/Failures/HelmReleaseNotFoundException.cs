namespace Cake.Helm.Failures;

/// <summary>There is no such release, or no such revision of it.</summary>
public sealed class HelmReleaseNotFoundException(int exitCode, string message) : HelmException(exitCode, message);
