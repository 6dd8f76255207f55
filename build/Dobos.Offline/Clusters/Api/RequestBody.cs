using System.Text.Json;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Protobuf;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Clusters.Api;

/// <summary>What a client sends, to a size that the real server also takes.</summary>
internal static class RequestBody
{
    private const int Most = 3 << 20;
    private const string Wire = "application/vnd.kubernetes.protobuf";

    /// <summary>No object of Kubernetes is half as deep; what is kept of one, the owners of its fields, must still be readable.</summary>
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 48 };

    public static string TypeOf(HttpRequest request) => (request.ContentType ?? "").Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>An object of the kind that the path names.</summary>
    public static async Task<JsonObject> ObjectAsync(ApiCall call)
    {
        var sent = await JsonObjectAsync(call);
        var (apiVersion, kind) = (sent.Text("apiVersion") ?? call.Kind.ApiVersion, sent.Text("kind") ?? call.Kind.Name);
        return (apiVersion, kind) == (call.Kind.ApiVersion, call.Kind.Name) ? sent : throw Refusals.WrongKind(call.Kind, apiVersion, kind);
    }

    public static async Task<JsonObject> JsonObjectAsync(ApiCall call)
    {
        var content = await BytesAsync(call.Context);
        return TypeOf(call.Request) switch
        {
            "application/json" or "" => Json(content) as JsonObject ?? throw ClusterRefusedException.BadRequest("the body of the request is no JSON object"),
            Wire => Protobuf(content),
            _ => throw Refusals.UnknownBody("application/json", Wire),
        };
    }

    public static bool IsProtobuf(HttpRequest request) => TypeOf(request) == Wire;

    public static JsonObject Protobuf(ReadOnlyMemory<byte> content) => ProtobufBody.Read(content);

    public static JsonNode Json(ReadOnlyMemory<byte> content)
    {
        try
        {
            return JsonNode.Parse(content.Span, documentOptions: Strict) ?? throw ClusterRefusedException.BadRequest("the body of the request is null");
        }
        catch (JsonException malformed)
        {
            throw ClusterRefusedException.BadRequest($"couldn't get version/kind; json parse error: {malformed.Message}");
        }
    }

    public static async Task<ReadOnlyMemory<byte>> BytesAsync(HttpContext context)
    {
        if (context.Request.ContentLength > Most)
            throw Refusals.TooLarge(Most);

        using MemoryStream content = new();
        var part = new byte[81_920];
        for (int read; (read = await context.Request.Body.ReadAsync(part, context.RequestAborted)) > 0;)
        {
            content.Write(part, 0, read);
            if (content.Length > Most)
                throw Refusals.TooLarge(Most);
        }

        return content.ToArray();
    }
}
