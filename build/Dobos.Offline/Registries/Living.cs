namespace Dobos.Offline.Registries;

/// <summary>A repository's manifests that stay: the tagged and the young, what their indexes list, what refers to them, and what they refer to.</summary>
internal sealed class Living
{
    private readonly Repository _repository;
    private readonly ILookup<Digest, Digest> _referrers;
    private readonly HashSet<Digest> _all = [];

    public Living(Repository repository, Func<Manifest, bool> isYoung)
    {
        _repository = repository;
        _referrers = repository.Manifests.Values
            .Where(manifest => manifest.Document.Subject is not null)
            .ToLookup(manifest => manifest.Document.Subject!, manifest => manifest.Digest);
        Mark(repository.Tags.Values.Concat(repository.Manifests.Values.Where(isYoung).Select(manifest => manifest.Digest)));
    }

    public IReadOnlySet<Digest> All => _all;

    private void Mark(IEnumerable<Digest> roots)
    {
        Stack<Digest> next = new(roots);
        while (next.TryPop(out var digest))
        {
            if (!_repository.Manifests.TryGetValue(digest, out var manifest) || !_all.Add(digest))
                continue;

            foreach (var near in Near(manifest))
                next.Push(near);
        }
    }

    private IEnumerable<Digest> Near(Manifest manifest)
    {
        var listed = manifest.Document.Manifests.Select(descriptor => descriptor.Digest).Concat(_referrers[manifest.Digest]);
        return manifest.Document.Subject is { } subject ? listed.Append(subject) : listed;
    }
}
