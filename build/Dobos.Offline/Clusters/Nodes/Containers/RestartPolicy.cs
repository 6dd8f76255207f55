using Dobos.Offline.Clusters.Nodes.Specs;

namespace Dobos.Offline.Clusters.Nodes.Containers;

internal static class RestartPolicy
{
    /// <summary>Whether a container that ended so is started again. An init container has done its work when it succeeds.</summary>
    public static bool StartsAgain(string policy, ContainerSpec container, int exitCode) => (container, policy) switch
    {
        ({ IsSidecar: true }, _) => true,
        (_, "Never") => false,
        ({ IsInit: true }, _) or (_, "OnFailure") => exitCode != 0,
        _ => true,
    };
}
