namespace Dobos.Clusters;

/// <summary>A cluster in the box, the kubeconfig of its admin and that of the deployer who was asked for, and where its ingresses are served, once they are.</summary>
public sealed record BoxedCluster(Uri Address, string KubeconfigFile, string? DeployerKubeconfigFile, Uri? Ingress);
