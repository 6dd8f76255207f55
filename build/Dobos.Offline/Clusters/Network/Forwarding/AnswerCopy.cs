using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Dobos.Offline.Clusters.Network.Forwarding;

/// <summary>An endpoint's answer as the caller gets it, each piece as it comes.</summary>
internal static class AnswerCopy
{
    private const int Piece = 64 * 1024;

    public static void Head(HttpResponseMessage answer, HttpResponse response)
    {
        response.StatusCode = (int)answer.StatusCode;
        response.HttpContext.Features.Get<IHttpResponseFeature>()!.ReasonPhrase = answer.ReasonPhrase;
        var connection = answer.Headers.NonValidated.TryGetValues("Connection", out var named) ? named.ToString() : null;
        Copy(answer.Headers.NonValidated, connection, response.Headers);
        Copy(answer.Content.Headers.NonValidated, connection, response.Headers);
    }

    public static async Task BodyAsync(HttpResponseMessage answer, HttpResponse response, Silence silence)
    {
        await using var from = await answer.Content.ReadAsStreamAsync(silence.Token);
        if (answer.Content.Headers.ContentLength is null)
            await response.Body.FlushAsync(silence.Token);
        var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            while (await from.ReadAsync(buffer, silence.Token) is > 0 and var read)
            {
                await response.Body.WriteAsync(buffer.AsMemory(0, read), silence.Token);
                silence.Moved();
            }
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Copy(HttpHeadersNonValidated from, string? connection, IHeaderDictionary to)
    {
        foreach (var (name, values) in from)
        {
            if (!HopByHop.IsOfAnswer(connection, name))
                to.Append(name, values.ToArray());
        }
    }
}
