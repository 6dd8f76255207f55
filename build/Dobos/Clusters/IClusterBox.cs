namespace Dobos.Clusters;

/// <summary>The box on this machine, started when it is not there.</summary>
public interface IClusterBox
{
    /// <summary>With the name of a namespace, that is made too where it is not there, with a deployer who may do in it what deploying takes and nothing elsewhere.</summary>
    Task<BoxedCluster> ClusterAsync(string name, string? deployedNamespace, CancellationToken cancellation);
}
