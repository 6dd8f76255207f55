using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Clusters.Api.Discovery;

/// <summary>What does not change while this build of the box serves; whoever has it already is told so.</summary>
internal sealed class Document(byte[] content, string contentType)
{
    private readonly string _tag = $"\"{Convert.ToHexString(SHA256.HashData(content))}\"";

    public static Document Of(JsonNode content, string contentType = "application/json") => new(Json.Bytes(content), contentType);

    public async Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers.ETag = _tag;
        context.Response.Headers.Vary = "Accept";
        if (context.Request.Headers.IfNoneMatch.ToString() == _tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = contentType;
        context.Response.ContentLength = content.Length;
        await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }
}
