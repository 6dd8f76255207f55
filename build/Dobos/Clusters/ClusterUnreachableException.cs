using Dobos.Failures;

namespace Dobos.Clusters;

/// <summary>No answer from the cluster; trying again may help.</summary>
public sealed class ClusterUnreachableException(ClusterAccess access, Exception why)
    : DobosException(ExitCode.Unreachable, $"{access.Shown} cannot be reached: {why.Message.TrimEnd('.')}. Try again, or look at the cluster.", why);
