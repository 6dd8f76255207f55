using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Dobos.Registries.Auth;

namespace Dobos.Registries.Wire;

/// <summary>Reads a list page by page, as far as the registry itself says that there is more.</summary>
internal sealed class Pages(Session session, string what, Scope scope)
{
    private const int Most = 1000;
    private const int Longest = 8 << 20;

    public string? Accept { get; init; }

    /// <summary>All items of all pages; null when there is no such list.</summary>
    public async Task<IReadOnlyList<T>?> ReadAsync<T>(Uri first, Func<JsonElement, IEnumerable<T>> items, CancellationToken cancellation)
    {
        List<T> all = [];
        HashSet<Uri> seen = [];
        for (Uri? next = first; next is not null;)
        {
            if (!seen.Add(next) || seen.Count > Most)
                throw new RegistryException($"{session.Registry} gives no end of pages to {what}; see what stands before it.");

            var page = await session.TryAsync(what, token => PageAsync(next, items, token), cancellation);
            if (page is null)
                return null;

            all.AddRange(page.Items);
            next = page.Next;
        }

        return all;
    }

    private async Task<Page<T>?> PageAsync<T>(Uri target, Func<JsonElement, IEnumerable<T>> items, CancellationToken cancellation)
    {
        Call call = new(HttpMethod.Get, target, scope) { Accept = Accept is null ? [] : [Accept] };
        using var answer = await session.SendAsync(call, cancellation, HttpStatusCode.OK, HttpStatusCode.NotFound);
        if (answer.StatusCode is HttpStatusCode.NotFound)
            return null;

        using var json = JsonDocument.Parse(await session.Reader.ReadAllAsync(answer, Longest, cancellation));
        if (json.RootElement.ValueKind is not JsonValueKind.Object)
            throw new FormatException("its list is none");

        return new(Items(json.RootElement, items), Next(answer.Headers, target));
    }

    private static T[] Items<T>(JsonElement page, Func<JsonElement, IEnumerable<T>> items)
    {
        try
        {
            return [.. items(page)];
        }
        catch (Exception odd) when (odd is InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException("its list has an entry that is none", odd);
        }
    }

    private Uri? Next(HttpResponseHeaders headers, Uri from)
    {
        if (!headers.TryGetValues("Link", out var links) || LinkHeader.Next(links) is not { } link)
            return null;

        return Uri.TryCreate(from, link, out var next) && session.IsOurs(next)
            ? next
            : throw new RegistryException($"{session.Registry} says that the next page of {what} is elsewhere, where we do not follow; correct the registry's settings.");
    }

    private sealed record Page<T>(IReadOnlyList<T> Items, Uri? Next);
}
