namespace Cake.Helm.Failures;

/// <summary>The cluster, or the chart's registry, cannot be reached.</summary>
public sealed class HelmUnreachableException(int exitCode, string message) : HelmException(exitCode, message);
