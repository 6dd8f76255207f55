namespace Dobos.Clusters;

/// <summary>How the tools reach a cluster.</summary>
/// <param name="Kubeconfig">A file of this machine; null for that of whoever runs this.</param>
/// <param name="Context">A context of it; its current one when null.</param>
/// <param name="Ingress">Where its ingresses are served when that is not at the hosts themselves.</param>
/// <param name="Shown">What people call it.</param>
public sealed record ClusterAccess(string? Kubeconfig, string? Context, Uri? Ingress, string Shown)
{
    /// <summary>Where a host of an ingress is asked.</summary>
    public Uri AddressOf(string host) => Ingress is null ? new($"https://{host}/") : new UriBuilder(Ingress) { Host = host }.Uri;
}
