using System.Text;

namespace Dobos.Offline.Clusters.Access;

/// <summary>What kubectl and helm read to find a cluster, to trust it and to be known to it.</summary>
internal static class Kubeconfig
{
    public static string Of(string cluster, Uri server, string certificatePem, ClusterUser user, string token) => $"""
        apiVersion: v1
        kind: Config
        clusters:
        - name: {cluster}
          cluster:
            server: https://127.0.0.1:{server.Port}
            certificate-authority-data: {Convert.ToBase64String(Encoding.ASCII.GetBytes(certificatePem))}
        users:
        - name: {Quoted(user.Name)}
          user:
            token: {token}
        contexts:
        - name: {cluster}
          context:
            cluster: {cluster}
            user: {Quoted(user.Name)}{(user.OnlyNamespace is { } own ? $"\n    namespace: {Quoted(own)}" : "")}
        current-context: {cluster}

        """;

    private static string Quoted(string text) => $"\"{text}\"";
}
