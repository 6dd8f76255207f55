using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Registries;

/// <summary>Tags of a repository, repositories of the registry, and what refers to a manifest.</summary>
internal sealed class ListHandlers(RegistryStore store)
{
    public Task TagsAsync(RegistryCall call)
    {
        var tags = store.Of(call.Repository, repository => repository.IsEmpty ? null : repository.Tags.Keys.ToList()) ?? throw Refused.NameUnknown(call.Repository);
        var page = Page.Of(tags, call.Http);
        return WriteAsync(call.Http, "application/json", json =>
        {
            json.WriteString("name", call.Repository.Text);
            WriteList(json, "tags", page);
        });
    }

    public Task CatalogAsync(HttpContext context)
    {
        var page = Page.Of(store.Names, context);
        return WriteAsync(context, "application/json", json => WriteList(json, "repositories", page));
    }

    public Task ReferrersAsync(RegistryCall call)
    {
        var subject = call.Digest;
        var type = call.Query("artifactType");
        var referrers = store.Of(call.Repository, repository => repository.Referrers(subject).ToList()) ?? [];
        if (type.Length > 0)
        {
            call.Http.Response.Headers["OCI-Filters-Applied"] = "artifactType";
            referrers.RemoveAll(referrer => referrer.Document.ArtifactType != type);
        }

        return WriteAsync(call.Http, ManifestKind.OciIndex, json =>
        {
            json.WriteNumber("schemaVersion", 2);
            json.WriteString("mediaType", ManifestKind.OciIndex);
            json.WriteStartArray("manifests");
            foreach (var referrer in referrers.OrderBy(referrer => referrer.Digest.Text, StringComparer.Ordinal))
                Write(json, referrer);

            json.WriteEndArray();
        });
    }

    private static void Write(Utf8JsonWriter json, Manifest referrer)
    {
        json.WriteStartObject();
        json.WriteString("mediaType", referrer.Document.MediaType);
        json.WriteString("digest", referrer.Digest.Text);
        json.WriteNumber("size", referrer.Size);
        if (referrer.Document.ArtifactType is { Length: > 0 } type)
            json.WriteString("artifactType", type);
        if (referrer.Document.Annotations.Count > 0)
        {
            json.WriteStartObject("annotations");
            foreach (var (name, value) in referrer.Document.Annotations)
                json.WriteString(name, value);

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            json.WriteStringValue(item);

        json.WriteEndArray();
    }

    private static async Task WriteAsync(HttpContext context, string contentType, Action<Utf8JsonWriter> members)
    {
        context.Response.ContentType = contentType;
        await using Utf8JsonWriter json = new(context.Response.BodyWriter);
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted);
    }
}
