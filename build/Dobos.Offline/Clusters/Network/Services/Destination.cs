namespace Dobos.Offline.Clusters.Network.Services;

/// <summary>Where a name leads: to a service, out of the cluster, or nowhere, and then why.</summary>
internal sealed record Destination
{
    public ServiceEntry? Service { get; init; }

    /// <summary>What stands behind the service at the moment of asking.</summary>
    public Func<IReadOnlyList<ServiceEndpoint>> Endpoints { get; init; } = () => [];

    public ServiceEndpoint? Outside { get; init; }

    public string? Refusal { get; init; }
}
