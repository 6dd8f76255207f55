namespace Dobos.Offline.Clusters.Ingresses;

/// <summary>One path of one host of one ingress, and where it leads. The host is empty for all.</summary>
internal sealed record IngressRule(string Host, PathMatch Path, Backend Backend, IngressSettings Settings)
{
    /// <summary>The part of the traffic that goes elsewhere.</summary>
    public CanaryRule? Canary { get; init; }
}
