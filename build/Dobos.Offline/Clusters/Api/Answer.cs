using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Store;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Clusters.Api;

/// <summary>Writes what a client asked for, in the form in which it wants to read it.</summary>
internal static class Answer
{
    public static Task JsonAsync(HttpContext context, int code, ReadOnlyMemory<byte> content)
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = content.Length;
        return context.Response.Body.WriteAsync(content, context.RequestAborted).AsTask();
    }

    public static Task JsonAsync(HttpContext context, int code, JsonNode content) => JsonAsync(context, code, Json.Bytes(content));

    public static Task ObjectAsync(ApiCall call, Stored stored, int code = StatusCodes.Status200OK) =>
        JsonAsync(call.Context, code, Accepted.Of(call.Request) switch
        {
            Form.Table => Json.Bytes(Tabled.Of(call, new([stored], stored.Version, Continue: null, Remaining: null))),
            Form.MetadataOnly => Json.Bytes(MetadataOnly.Of(stored)),
            _ => stored.Utf8,
        });
}
