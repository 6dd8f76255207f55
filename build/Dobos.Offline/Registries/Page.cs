using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Registries;

/// <summary>A part of a sorted list, and in the answer a link to the next.</summary>
internal static class Page
{
    public static IReadOnlyList<string> Of(IReadOnlyList<string> all, HttpContext context)
    {
        var last = context.Request.Query["last"].ToString();
        List<string> rest = [.. all.Where(item => last.Length == 0 || string.CompareOrdinal(item, last) > 0)];
        var size = Size(context.Request.Query["n"].ToString());
        if (size is 0 || size >= rest.Count)
            return size is 0 ? [] : rest;

        context.Response.Headers.Link =
            $"<{context.Request.Path}?n={size}&last={Uri.EscapeDataString(rest[size - 1])}>; rel=\"next\"";
        return rest[..size];
    }

    private static int Size(string text)
    {
        if (text.Length == 0)
            return int.MaxValue;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : throw Refused.PageSize(text);
    }
}
