namespace Cake.Kubectl.Version;

/// <summary>Such as v1.34.5, of kubectl and of the cluster.</summary>
public sealed record KubectlVersions(string Client, string Server);
