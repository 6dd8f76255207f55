using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Dobos.Offline.Vaults;

/// <summary>The JSON that a request brings.</summary>
internal static class VaultBody
{
    /// <summary>The longest value that there is fits, however it is escaped.</summary>
    private const long MostBytes = 1024 * 1024;

    public static async Task<T> ReadAsync<T>(HttpContext context, Func<JsonElement, T> read)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MostBytes;

        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            return read(body.RootElement);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw VaultRefusedException.BadParameter("The request body is not the JSON that is expected here.");
        }
    }
}
