using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Registries;

/// <summary>Get, put and delete manifests and tags.</summary>
internal sealed class ManifestHandlers(RegistryStore store)
{
    private const int Largest = 4 * 1024 * 1024;

    public async Task GetAsync(RegistryCall call)
    {
        var reference = Checked(call);
        var isGet = HttpMethods.IsGet(call.Http.Request.Method);
        var (manifest, content) = store.Of(call.Repository, repository => Read(repository, reference, isGet)) ?? throw Refused.ManifestUnknown(call.Repository, reference);
        var response = call.Http.Response;
        response.ContentType = manifest.Document.MediaType;
        response.ContentLength = manifest.Size;
        response.Headers["Docker-Content-Digest"] = manifest.Digest.Text;
        response.Headers.ETag = $"\"{manifest.Digest}\"";
        if (isGet)
            await response.Body.WriteAsync(content, call.Cancellation);
    }

    public async Task PutAsync(RegistryCall call)
    {
        var reference = Checked(call);
        var content = await ReadAsync(call);
        var document = ManifestDocument.Parse(content, MediaType(call.Http.Request.ContentType));
        var digest = DigestOf(reference, content);
        store.Put(call.Repository, digest, document, content, TagName.TryParse(reference, out var tag) ? tag : null);
        await call.CreatedAsync(RegistryRoute.Manifest, digest, document.Subject is { } subject ? [("OCI-Subject", subject.Text)] : []);
    }

    public Task DeleteAsync(RegistryCall call)
    {
        var reference = Checked(call);
        return store.Of(call.Repository, repository => Delete(repository, reference))
            ? call.AnswerAsync(202)
            : throw Refused.ManifestUnknown(call.Repository, reference);
    }

    private static string Checked(RegistryCall call) =>
        TagName.TryParse(call.Route.Reference, out _) || Digest.TryParse(call.Route.Reference, out _)
            ? call.Route.Reference
            : throw Refused.Reference(call.Route.Reference, HttpMethods.IsPut(call.Http.Request.Method));

    private static (Manifest Manifest, ReadOnlyMemory<byte> Content)? Read(Repository repository, string reference, bool withContent)
    {
        if (repository.Find(reference) is not { } manifest)
            return null;

        // As with blobs: whoever is told that it is here may push an index that names it.
        manifest.Seen.Touch();
        return (manifest, withContent ? ManifestFile.Content(repository.ManifestPath(manifest.Digest)) : default);
    }

    private static bool Delete(Repository repository, string reference)
    {
        if (TagName.TryParse(reference, out var tag))
            return repository.Untag(tag);
        if (repository.Find(reference) is not { } manifest)
            return false;

        repository.Remove(manifest.Digest);
        return true;
    }

    private static Digest DigestOf(string reference, byte[] content)
    {
        if (!Digest.TryParse(reference, out var asked))
            return Digest.Of(System.Security.Cryptography.SHA256.HashData(content));

        return asked.SameKindOf(content) is var found && found == asked ? asked : throw Refused.OtherContent(asked, found);
    }

    private static string? MediaType(string? contentType) =>
        contentType?.Split(';')[0].Trim() is { Length: > 0 } mediaType ? mediaType : null;

    private static async Task<byte[]> ReadAsync(RegistryCall call)
    {
        if (call.Http.Request.ContentLength > Largest)
            throw Refused.ManifestTooLarge(Largest);

        using MemoryStream content = new();
        var buffer = new byte[64 * 1024];
        while (await call.Http.Request.Body.ReadAsync(buffer, call.Cancellation) is > 0 and var read)
        {
            content.Write(buffer, 0, read);
            if (content.Length > Largest)
                throw Refused.ManifestTooLarge(Largest);
        }

        return content.ToArray();
    }
}
