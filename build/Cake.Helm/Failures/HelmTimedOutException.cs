namespace Cake.Helm.Failures;

/// <summary>What helm waited for did not come in time.</summary>
public sealed class HelmTimedOutException(int exitCode, string message) : HelmException(exitCode, message);
