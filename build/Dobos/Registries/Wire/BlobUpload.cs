using System.Net;
using Dobos.Registries.Auth;

namespace Dobos.Registries.Wire;

/// <summary>Brings a blob into a repository: begun anew whenever it broke, and looked for first when it may have arrived all the same.</summary>
internal sealed class BlobUpload(Session session, string repository)
{
    private readonly Scope _push = Scope.Push(repository);

    public async Task<bool> ExistsAsync(Digest digest, CancellationToken cancellation)
    {
        using var answer = await session.SendAsync(
            new(HttpMethod.Head, session.At($"{repository}/blobs/{digest}"), Scope.Pull(repository)), cancellation, HttpStatusCode.OK, HttpStatusCode.NotFound);
        return answer.StatusCode is HttpStatusCode.OK;
    }

    public Task PutAsync(Descriptor blob, ReadOnlyMemory<byte> bytes, CancellationToken cancellation) =>
        PutAsync(blob, (place, token) => CommitAsync(place, blob.Digest, () => Octets(bytes), token), cancellation);

    public Task PutAsync(Descriptor blob, BlobSource source, Action<long> progress, CancellationToken cancellation) =>
        PutAsync(blob, async (place, token) =>
        {
            var end = await SendAsync(place, blob, source, progress, token);
            await CommitAsync(end, blob.Digest, () => Octets(default), token);
        }, cancellation);

    public async Task<bool> MountAsync(Digest digest, string from, CancellationToken cancellation)
    {
        var target = session.At($"{repository}/blobs/uploads/?mount={Uri.EscapeDataString(digest.Value)}&from={Uri.EscapeDataString(from)}");
        Call call = new(HttpMethod.Post, target, _push.With(Scope.Pull(from))) { Body = () => Octets(default) };
        using var answer = await session.SendAsync(call, cancellation, HttpStatusCode.Created, HttpStatusCode.Accepted);
        if (answer.StatusCode is HttpStatusCode.Accepted)
            await AbandonAsync(session.Location(answer));

        return answer.StatusCode is HttpStatusCode.Created;
    }

    private async Task PutAsync(Descriptor blob, Func<Uri, CancellationToken, Task> upload, CancellationToken cancellation)
    {
        var again = false;
        await session.TryAsync($"the upload of {blob.Digest} to '{repository}'", session.Patience.BlobDeadline, async token =>
        {
            if (again && await ExistsAsync(blob.Digest, token))
                return true;

            again = true;
            await BeginAsync(upload, token);
            return true;
        }, cancellation);
    }

    private async Task BeginAsync(Func<Uri, CancellationToken, Task> upload, CancellationToken cancellation)
    {
        Call call = new(HttpMethod.Post, session.At($"{repository}/blobs/uploads/"), _push) { Body = () => Octets(default) };
        using var answer = await session.SendAsync(call, cancellation, HttpStatusCode.Accepted);
        var place = session.Location(answer);
        try
        {
            await upload(place, cancellation);
        }
        catch
        {
            await AbandonAsync(place);
            throw;
        }
    }

    private async Task<Uri> SendAsync(Uri place, Descriptor blob, BlobSource source, Action<long> progress, CancellationToken cancellation)
    {
        var content = await source(cancellation);
        Call call = new(HttpMethod.Patch, place, _push) { Body = () => new BlobContent(content, blob.Size, progress), IsRepeatable = false };
        using var answer = await session.SendAsync(call, cancellation, HttpStatusCode.Accepted, HttpStatusCode.NoContent, HttpStatusCode.Created);
        return session.Location(answer);
    }

    private async Task CommitAsync(Uri place, Digest digest, Func<HttpContent> body, CancellationToken cancellation)
    {
        var target = new UriBuilder(place) { Query = $"{place.Query.TrimStart('?')}&digest={Uri.EscapeDataString(digest.Value)}".TrimStart('&') }.Uri;
        using var answer = await session.SendAsync(new(HttpMethod.Put, target, _push) { Body = body }, cancellation, HttpStatusCode.Created, HttpStatusCode.NoContent);
        if (ContentDigest.Of(answer) is { } said && said != digest)
            throw new RegistryException($"{session.Registry} took {digest} into '{repository}' and calls it {said}; do not trust that registry with it.");
    }

    // Whatever broke the upload is what matters; an upload that nobody ends, the registry forgets by itself.
    private async Task AbandonAsync(Uri place)
    {
        using CancellationTokenSource soon = new(TimeSpan.FromSeconds(2), session.Clock);
        try
        {
            using var answer = await session.SendAsync(new(HttpMethod.Delete, place, _push), soon.Token, HttpStatusCode.NoContent);
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
        }
    }

    private static ReadOnlyMemoryContent Octets(ReadOnlyMemory<byte> bytes)
    {
        ReadOnlyMemoryContent content = new(bytes);
        content.Headers.ContentType = new("application/octet-stream");
        return content;
    }
}
