using System.Text.Json;
using Dobos.Registries.Auth;
using Dobos.Registries.Wire;

namespace Dobos.Registries;

/// <summary>What refers to manifests of a repository. A registry without the referrers API is given a tag with an index of them instead.</summary>
public sealed class Referrers
{
    private readonly Session _session;
    private readonly string _repository;
    private readonly Manifests _manifests;
    private readonly ReferrersTag _tag;

    internal Referrers(Session session, string repository, Manifests manifests)
    {
        (_session, _repository, _manifests) = (session, repository, manifests);
        _tag = new(session, manifests);
    }

    public async Task<IReadOnlyList<Descriptor>> ListAsync(Digest subject, string? artifactType, CancellationToken cancellation)
    {
        var all = await FromApiAsync(subject, artifactType, cancellation) ?? await _tag.ListAsync(subject, cancellation);
        return artifactType is null ? all : [.. all.Where(one => one.ArtifactType == artifactType)];
    }

    /// <summary>Uploads a manifest that has a subject, and sees to it that it is found there.</summary>
    public async Task PutAsync(Manifest manifest, CancellationToken cancellation)
    {
        if (manifest.Subject is not { } subject)
            throw new RegistryException($"{manifest.Digest} refers to nothing, so it cannot be put into '{_repository}' as a referrer; give its manifest a subject.");

        if (!await _manifests.UploadAsync(manifest, tag: null, cancellation) && await FromApiAsync(subject.Digest, null, cancellation) is null)
            await _tag.AddAsync(subject.Digest, manifest.Descriptor, cancellation);
    }

    private Task<IReadOnlyList<Descriptor>?> FromApiAsync(Digest subject, string? artifactType, CancellationToken cancellation)
    {
        var filter = artifactType is null ? "" : $"?artifactType={Uri.EscapeDataString(artifactType)}";
        Pages pages = new(_session, $"what refers to {subject} in '{_repository}'", Scope.Pull(_repository)) { Accept = MediaTypes.OciIndex };
        return pages.ReadAsync(_session.At($"{_repository}/referrers/{subject}{filter}"), Descriptors, cancellation);
    }

    private static IEnumerable<Descriptor> Descriptors(JsonElement page) =>
        page.TryGetProperty("manifests", out var manifests) && manifests.ValueKind is JsonValueKind.Array
            ? manifests.EnumerateArray().Select(ManifestReader.Descriptor)
            : throw new FormatException("its list of referrers is no index");
}
