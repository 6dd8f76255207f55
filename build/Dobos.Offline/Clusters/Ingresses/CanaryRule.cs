namespace Dobos.Offline.Clusters.Ingresses;

/// <summary>A version on trial beside the one that serves.</summary>
internal sealed record CanaryRule(Canary Canary, Backend Backend, IngressSettings Settings);
