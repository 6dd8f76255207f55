using Dobos.Environments;
using Dobos.Environments.Places;
using Dobos.Failures;

namespace Dobos.Clusters;

/// <summary>Opens the cluster of an environment for those who deploy to it.</summary>
public sealed class ClusterDesk(IClusterBox box)
{
    public async Task<ClusterAccess> OpenAsync(EnvironmentContext environment, CancellationToken cancellation) => environment.Definition.Cluster switch
    {
        ClusterPlace.InBox place => InBox(place.Name, await box.ClusterAsync(place.Name, environment.Namespace, cancellation)),
        ClusterPlace.Context place => new(Kubeconfig: null, place.Name, Ingress: null, $"the context '{place.Name}'"),
        _ => throw new UsageException($"'{environment.Name}' is on AKS, which is not reached yet: name a kubeconfig context as its cluster, or add --offline."),
    };

    private static ClusterAccess InBox(string name, BoxedCluster cluster) => new(cluster.DeployerKubeconfigFile, Context: null, cluster.Ingress, $"the box's cluster '{name}'");
}
