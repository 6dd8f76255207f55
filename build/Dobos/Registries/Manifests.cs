using System.Net;
using System.Text.RegularExpressions;
using Dobos.Registries.Auth;
using Dobos.Registries.Wire;

namespace Dobos.Registries;

/// <summary>The manifests of a repository. A reference is a tag or a digest.</summary>
public sealed partial class Manifests
{
    private readonly Session _session;
    private readonly string _repository;

    internal Manifests(Session session, string repository) => (_session, _repository) = (session, repository);

    /// <summary>The digest that a reference stands for now; null when there is no such manifest.</summary>
    public Task<Digest?> FindAsync(string reference, CancellationToken cancellation) =>
        _session.TryAsync($"a look for {Named(reference)}", token => HeadAsync(reference, token), cancellation);

    public Task<Manifest?> FindContentAsync(string reference, CancellationToken cancellation) =>
        _session.TryAsync($"the download of {Named(reference)}", token => DownloadAsync(reference, token), cancellation);

    public async Task<Manifest> GetAsync(string reference, CancellationToken cancellation) =>
        await FindContentAsync(reference, cancellation)
        ?? throw new RegistryException($"{_session.Registry} has no {Named(reference)}; check the repository and the name, or push it first.");

    public Task<Manifest> GetAsync(Digest digest, CancellationToken cancellation) => GetAsync(digest.Value, cancellation);

    /// <summary>Uploads a manifest whose blobs are there, under a tag or under its digest alone.</summary>
    public Task PutAsync(Manifest manifest, string? tag, CancellationToken cancellation) => UploadAsync(manifest, tag, cancellation);

    /// <summary>False when it was not there.</summary>
    public Task<bool> DeleteAsync(Digest digest, CancellationToken cancellation) =>
        _session.TryAsync($"the deletion of {Named(digest.Value)}", async token =>
        {
            using var answer = await _session.SendAsync(
                new(HttpMethod.Delete, At(digest.Value), Scope.Delete(_repository)),
                token,
                HttpStatusCode.Accepted, HttpStatusCode.OK, HttpStatusCode.NoContent, HttpStatusCode.NotFound);
            return answer.StatusCode is not HttpStatusCode.NotFound;
        }, cancellation);

    /// <summary>Whether the registry said that it listed the manifest under its subject.</summary>
    internal Task<bool> UploadAsync(Manifest manifest, string? tag, CancellationToken cancellation)
    {
        var (reference, again) = (tag ?? manifest.Digest.Value, false);
        return _session.TryAsync($"the upload of {Named(reference)}", async token =>
        {
            // The answer to the last try may be all that was lost; another one has had the tag since, perhaps.
            if (again && manifest.Subject is null && await HeadAsync(reference, token) == manifest.Digest)
                return false;

            again = true;
            return await SendAsync(manifest, reference, token);
        }, cancellation);
    }

    private async Task<bool> SendAsync(Manifest manifest, string reference, CancellationToken cancellation)
    {
        Call call = new(HttpMethod.Put, At(reference), Scope.Push(_repository)) { Body = () => Content(manifest) };
        using var answer = await _session.SendAsync(call, cancellation, HttpStatusCode.Created, HttpStatusCode.OK);
        return ContentDigest.Of(answer) is not { } said || said == manifest.Digest
            ? answer.Headers.Contains("OCI-Subject")
            : throw new RegistryException($"{_session.Registry} took {manifest.Digest} into '{_repository}' and calls it {said}; do not trust that registry with it.");
    }

    private async Task<Digest?> HeadAsync(string reference, CancellationToken cancellation)
    {
        Call call = new(HttpMethod.Head, At(reference), Scope.Pull(_repository)) { Accept = MediaTypes.Manifests };
        using var answer = await _session.SendAsync(call, cancellation, HttpStatusCode.OK, HttpStatusCode.NotFound);
        return answer.StatusCode is HttpStatusCode.NotFound ? null : ContentDigest.Of(answer) ?? (await DownloadAsync(reference, cancellation))?.Digest;
    }

    private async Task<Manifest?> DownloadAsync(string reference, CancellationToken cancellation)
    {
        Call call = new(HttpMethod.Get, At(reference), Scope.Pull(_repository)) { Accept = MediaTypes.Manifests };
        using var answer = await _session.SendAsync(call, cancellation, HttpStatusCode.OK, HttpStatusCode.NotFound);
        if (answer.StatusCode is HttpStatusCode.NotFound)
            return null;

        var bytes = await _session.Reader.ReadAllAsync(answer, Manifest.Largest, cancellation);
        return ManifestReader.Read(bytes, Verified(bytes, reference, answer), answer.Content.Headers.ContentType?.MediaType);
    }

    private Digest Verified(byte[] bytes, string reference, HttpResponseMessage answer)
    {
        Digest?[] promised = [Digest.TryParse(reference, out var asked) ? asked : null, ContentDigest.Of(answer)];
        var broken = promised.FirstOrDefault(digest => digest?.Names(bytes) is false);
        return broken is null
            ? promised.FirstOrDefault(digest => digest is not null) ?? Digest.Of(bytes)
            : throw new CorruptContentException(_session.Registry, _repository, broken, "the manifest's bytes have another digest");
    }

    private Uri At(string reference) =>
        Digest.TryParse(reference, out _) || Tag().IsMatch(reference)
            ? _session.At($"{_repository}/manifests/{reference}")
            : throw new RegistryException(
                $"'{Shown.Short(reference)}' is neither a tag nor a digest; a tag has up to 128 letters, digits and . _ -, and begins with none of . -.");

    private string Named(string reference) =>
        Digest.TryParse(reference, out _) ? $"manifest {reference} in '{_repository}'" : $"manifest '{_repository}:{Shown.Short(reference)}'";

    private static ReadOnlyMemoryContent Content(Manifest manifest)
    {
        ReadOnlyMemoryContent content = new(manifest.Bytes);
        content.Headers.ContentType = new(manifest.MediaType);
        return content;
    }

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}\z")]
    private static partial Regex Tag();
}
