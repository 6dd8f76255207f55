using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Api;

/// <summary>Objects as the rows that kubectl prints.</summary>
internal static class Tabled
{
    public static JsonObject Of(ApiCall call, Page page) => throw Refusals.NotAcceptable();
}
