namespace Dobos.Offline.Clusters.Network.Services;

/// <summary>Which endpoint is asked next: the least busy one, and of equals each in its turn.</summary>
internal static class EndpointChoice
{
    /// <summary>Null when all were tried.</summary>
    public static ServiceEndpoint? Next(IReadOnlyList<ServiceEndpoint> all, IReadOnlyCollection<ServiceEndpoint> tried, int turn)
    {
        ServiceEndpoint? best = null;
        for (var i = 0; i < all.Count; i++)
        {
            var endpoint = all[(int)((uint)(turn + i) % (uint)all.Count)];
            if (!tried.Contains(endpoint) && (best is null || IsBetter(endpoint, best)))
                best = endpoint;
        }

        return best;
    }

    private static bool IsBetter(ServiceEndpoint one, ServiceEndpoint other) => one.IsShunned == other.IsShunned ? one.Busy < other.Busy : other.IsShunned;
}
