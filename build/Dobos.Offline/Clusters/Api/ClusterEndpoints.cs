using Dobos.Offline.Clusters.Access;
using Dobos.Offline.Clusters.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Clusters.Api;

/// <summary>The API server of one cluster. Whoever hosts several gives each its own port.</summary>
internal static class ClusterEndpoints
{
    public static void MapCluster(this IApplicationBuilder application, Cluster cluster, ClusterTokens tokens, Func<HttpContext, Stored, Task> logs)
    {
        ClusterDispatch dispatch = new(cluster, new(tokens), new(logs));
        application.Run(dispatch.RunAsync);
    }
}
