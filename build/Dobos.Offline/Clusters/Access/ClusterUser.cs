namespace Dobos.Offline.Clusters.Access;

/// <summary>Who calls: the admin, who may do everything, or the deployer of one namespace.</summary>
internal sealed record ClusterUser(string Name, string? OnlyNamespace)
{
    public static readonly ClusterUser Admin = new("admin", OnlyNamespace: null);

    public static ClusterUser DeployerOf(string inNamespace) => new($"deployer:{inNamespace}", inNamespace);
}
