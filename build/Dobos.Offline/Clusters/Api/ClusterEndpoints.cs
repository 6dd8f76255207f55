using Dobos.Offline.Clusters.Access;
using Microsoft.AspNetCore.Builder;

namespace Dobos.Offline.Clusters.Api;

/// <summary>The API server of one cluster. Whoever hosts several gives each its own port.</summary>
internal static class ClusterEndpoints
{
    public static void MapCluster(this IApplicationBuilder application, Cluster cluster, ClusterTokens tokens)
    {
        ClusterDispatch dispatch = new(cluster, new(tokens));
        application.Run(dispatch.RunAsync);
    }
}
