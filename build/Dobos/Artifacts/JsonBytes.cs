using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dobos.Artifacts;

/// <summary>The one way in which we write JSON whose bytes have a digest.</summary>
internal static class JsonBytes
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString(Plain));
}
