using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Vaults;

/// <summary>One page of a list: never more than 25, as on Azure, and a link to the next.</summary>
internal static class VaultPage
{
    private const int Most = 25;

    public static Task WriteAsync<T>(HttpContext context, IReadOnlyList<T> all, Action<Utf8JsonWriter, T> write)
    {
        var size = Number(context, "maxresults", Most);
        var start = Number(context, "$skiptoken", 0);
        if (size is < 1 or > Most)
            return VaultError.BadParameterAsync(context, $"maxresults must be between 1 and {Most}.");

        return WireJson.WriteAsync(context, json =>
        {
            json.WriteStartArray("value");
            foreach (var one in all.Skip(start).Take(size))
                WriteItem(json, one, write);

            json.WriteEndArray();
            json.WriteString("nextLink", start + size < all.Count ? Next(context, start + size, size) : null);
        });
    }

    private static void WriteItem<T>(Utf8JsonWriter json, T one, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartObject();
        write(json, one);
        json.WriteEndObject();
    }

    private static string Next(HttpContext context, int start, int size) =>
        $"{VaultRequest.Origin(context)}{context.Request.Path}?api-version={context.Request.Query["api-version"]}&$skiptoken={start}&maxresults={size}";

    private static int Number(HttpContext context, string name, int otherwise) =>
        int.TryParse(context.Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
