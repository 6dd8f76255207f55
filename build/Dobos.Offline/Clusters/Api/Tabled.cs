using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Tables;

namespace Dobos.Offline.Clusters.Api;

/// <summary>Objects as the rows that kubectl prints.</summary>
internal static class Tabled
{
    public static JsonObject Of(ApiCall call, Page page)
    {
        var table = Table.Of(call.Kind, page.Items.Select(stored => stored.Open()), call.Cluster.Clock.GetUtcNow(), call.Query("includeObject"));
        table["metadata"] = page.Metadata();
        return table;
    }
}
