namespace Dobos.Offline.Registries;

/// <summary>One garbage collection.</summary>
/// <remarks>
/// What could be lost to it is a push between its blobs and its manifest, for nothing names these blobs yet. Such a client was told that each
/// of them is here: by the 201 of its upload or mount, or by the 200 that spared it the upload. Each of these answers is decided under the
/// store's gate and touches the repository's link to the blob (that of a manifest's GET or HEAD the manifest, for the index that will name it),
/// on disk too, so that a restart does not make it look old. The collection runs under the same gate, so it sees an answer whole or not at all,
/// and takes only what nobody was told of for a day, give or take the minute by which touching is coarse: longer than any push. A manifest's
/// PUT checks and is written in one turn at the gate, so nothing that it found can go before it is there to name it. Bytes are renamed into
/// place and linked in one turn as well; bytes without any link are what a killed process or this collection left. An upload under way is in no
/// repository and is not looked at; one that nothing was sent to for a day ends. A blob that is being read stays readable: its file is open.
/// </remarks>
internal sealed class Collection(SortedDictionary<string, Repository> repositories, BlobBytes bytes)
{
    /// <summary>How long a blob stays that nothing names.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    /// <summary>How long a manifest stays that nothing names.</summary>
    private static readonly TimeSpan Retention = TimeSpan.FromDays(7);

    public void Run()
    {
        foreach (var repository in repositories.Values.ToList())
        {
            CollectManifests(repository);
            CollectBlobs(repository);
            if (repository.IsEmpty)
                Drop(repository);
        }

        var linked = repositories.Values.SelectMany(repository => repository.Blobs.Keys).ToHashSet();
        foreach (var digest in bytes.All().Where(digest => !linked.Contains(digest)))
            bytes.Delete(digest);
    }

    private static void CollectManifests(Repository repository)
    {
        var living = new Living(repository, manifest => manifest.Seen.Age <= Retention).All;
        foreach (var digest in repository.Manifests.Keys.Where(digest => !living.Contains(digest)).ToList())
            repository.Remove(digest);
    }

    private static void CollectBlobs(Repository repository)
    {
        var named = repository.Manifests.Values
            .SelectMany(manifest => manifest.Document.Blobs.Concat(manifest.Document.Manifests))
            .Select(descriptor => descriptor.Digest)
            .ToHashSet();
        foreach (var (digest, _) in repository.Blobs.Where(blob => blob.Value.Age > Grace && !named.Contains(blob.Key)).ToList())
            repository.UnlinkBlob(digest);
    }

    private void Drop(Repository repository)
    {
        repository.Delete();
        repositories.Remove(repository.Name.Text);
    }
}
