using System.Collections.Concurrent;

namespace Dobos.Registries.Copying;

/// <summary>A manifest and all that it stands on, read from where it is: of an index each of its parts, theirs too.</summary>
internal sealed class ArtifactTree(Repository source, Bound bound)
{
    // An index in an index is rare, one below that is unheard of.
    private const int Deepest = 5;

    private readonly ConcurrentDictionary<Digest, Manifest?> _manifests = new();

    public async Task<IReadOnlyList<Manifest>> ReadAsync(Digest root, CancellationToken cancellation)
    {
        await ReadAsync(root, 0, cancellation);
        OrderedDictionary<Digest, Manifest> ordered = [];
        Order(root, ordered);
        return [.. ordered.Values];
    }

    private async Task ReadAsync(Digest digest, int depth, CancellationToken cancellation)
    {
        if (depth > Deepest)
            throw new RegistryException($"{digest} in {source} stands more than {Deepest} indexes deep; nothing was copied. See who wrote these indexes.");

        if (!_manifests.TryAdd(digest, null))
            return; // Somebody else reads it, or has.

        var manifest = await bound.RunAsync(() => source.Manifests.GetAsync(digest, cancellation), cancellation);
        _manifests[digest] = manifest;
        await Bound.EachAsync(manifest.Manifests.DistinctBy(child => child.Digest), (child, stop) => ReadAsync(child.Digest, depth + 1, stop), cancellation);
    }

    // Parts before the whole: no registry takes an index whose parts it lacks.
    private void Order(Digest digest, OrderedDictionary<Digest, Manifest> ordered)
    {
        var manifest = _manifests[digest]!;
        foreach (var child in manifest.Manifests.Where(child => !ordered.ContainsKey(child.Digest)))
            Order(child.Digest, ordered);
        ordered.TryAdd(digest, manifest);
    }
}
