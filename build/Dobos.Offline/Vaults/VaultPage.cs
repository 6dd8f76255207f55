using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Dobos.Offline.Vaults;

/// <summary>
/// One page of a list: never more than 25, as on Azure, and a link to the next. The link says behind which key that one begins, so what
/// comes and goes between two pages makes nothing else appear twice or not at all.
/// </summary>
internal static class VaultPage
{
    private const int Most = 25;

    /// <param name="context">The request.</param>
    /// <param name="all">The list, in the order of its keys.</param>
    /// <param name="key">What an item is found again by, whatever its case.</param>
    /// <param name="write">Writes an item's members.</param>
    public static Task WriteAsync<T>(HttpContext context, IReadOnlyList<T> all, Func<T, string> key, Action<Utf8JsonWriter, T> write)
    {
        var (size, after) = (Size(context), After(context));
        var rest = all.SkipWhile(one => string.Compare(key(one), after, StringComparison.OrdinalIgnoreCase) <= 0).Take(size + 1).ToList();
        return WireJson.WriteAsync(context, json =>
        {
            json.WriteStartArray("value");
            foreach (var one in rest.Take(size))
                WriteItem(json, one, write);

            json.WriteEndArray();
            json.WriteString("nextLink", rest.Count > size ? Next(context, key(rest[size - 1]), size) : null);
        });
    }

    private static int Size(HttpContext context) =>
        context.Request.Query["maxresults"].ToString() is var asked && asked is "" ? Most
        : int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= Most ? size
        : throw VaultRefusedException.BadParameter($"maxresults must be between 1 and {Most}.");

    private static string After(HttpContext context)
    {
        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(context.Request.Query["$skiptoken"].ToString()));
        }
        catch (FormatException)
        {
            throw VaultRefusedException.BadParameter("$skiptoken is none that this vault gave out.");
        }
    }

    private static void WriteItem<T>(Utf8JsonWriter json, T one, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartObject();
        write(json, one);
        json.WriteEndObject();
    }

    private static string Next(HttpContext context, string last, int size) =>
        $"{VaultRequest.Origin(context)}{context.Request.Path}?api-version={context.Request.Query["api-version"]}" +
        $"&$skiptoken={WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(last))}&maxresults={size}";
}
