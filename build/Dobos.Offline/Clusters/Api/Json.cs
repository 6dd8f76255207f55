using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Api;

internal static class Json
{
    public static byte[] Bytes(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node);
}
