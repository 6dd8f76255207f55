using System.Collections.Concurrent;
using Dobos.Offline.Clusters.Access;
using Dobos.Offline.Files;

namespace Dobos.Offline.Boxes;

/// <summary>The kubeconfigs of one cluster, each for its owner's eyes: the admin's, and one for each namespace that has a deployer.</summary>
internal sealed class ClusterPasses(string name, string folder, Uri server, string certificatePem, ClusterTokens tokens)
{
    private readonly ConcurrentDictionary<string, string> _facts = new();

    public IReadOnlyDictionary<string, string> Facts => _facts;

    /// <summary>Where the cluster is seen from outside.</summary>
    public required Uri IngressAddress
    {
        init => _facts["ingressAddress"] = value.ToString();
    }

    /// <summary>All anew: the certificate is another one in each life of the box.</summary>
    public void Write()
    {
        Write("kubeconfigFile", "admin.kubeconfig", ClusterUser.Admin);
        foreach (var inNamespace in tokens.Deployers)
            WriteDeployer(inNamespace);
    }

    public void WriteDeployer(string inNamespace) => Write($"kubeconfigFile:{inNamespace}", $"deployers/{inNamespace}.kubeconfig", ClusterUser.DeployerOf(inNamespace));

    private void Write(string fact, string file, ClusterUser user)
    {
        var path = Path.Combine(folder, file);
        OwnerFile.Write(path, Kubeconfig.Of(name, server, certificatePem, user, tokens.Of(user)));
        _facts[fact] = path;
    }
}
