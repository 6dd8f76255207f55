namespace Dobos.Offline.Registries;

/// <summary>
/// All that a registry keeps. What it acknowledged survives a killed process: whole files are renamed into place, nothing is written over.
/// It does not promise to survive a power cut: nothing waits for the disk.
/// </summary>
internal sealed class RegistryStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, Repository> _repositories = new(StringComparer.Ordinal);
    private readonly string _repositoriesFolder;
    private readonly TimeProvider _clock;

    public RegistryStore(string folder, TimeProvider clock)
    {
        _clock = clock;
        _repositoriesFolder = Path.Combine(folder, "repositories");
        Bytes = new(Path.Combine(folder, "blobs"));
        Uploads = new(Path.Combine(folder, "uploads"), clock);
        Load();
    }

    public BlobBytes Bytes { get; }

    public Uploads Uploads { get; }

    /// <summary>The repositories that can be pulled from, sorted.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            lock (_gate)
                return [.. _repositories.Values.Where(repository => repository.Manifests.Count > 0).Select(repository => repository.Name.Text)];
        }
    }

    /// <summary>Runs alone: no other change, and no collection, is between what it sees and what it does. Null where the repository is not there.</summary>
    public T? Of<T>(RepositoryName name, Func<Repository, T?> work)
    {
        lock (_gate)
            return _repositories.TryGetValue(name.Text, out var repository) ? work(repository) : default;
    }

    /// <summary>Makes a whole, checked upload a blob of its repository.</summary>
    public void Keep(Upload upload, Digest digest)
    {
        lock (_gate)
        {
            Bytes.Adopt(upload.File, digest);
            Made(upload.Repository).LinkBlob(digest);
        }
    }

    /// <summary>Gives a repository the blob of another; false where none that qualifies has it.</summary>
    public bool Mount(Digest digest, RepositoryName target, Func<RepositoryName, bool> isSource)
    {
        lock (_gate)
        {
            if (!_repositories.Values.Any(source => source.Blobs.ContainsKey(digest) && isSource(source.Name)) || !Bytes.Has(digest))
                return false;

            Made(target).LinkBlob(digest);
            return true;
        }
    }

    /// <summary>Keeps a manifest whose parts are all here, under a tag where there is one.</summary>
    public void Put(RepositoryName name, Digest digest, ManifestDocument document, byte[] content, TagName? tag)
    {
        lock (_gate)
        {
            var repository = Made(name);
            if (repository.Missing(document) is { Count: > 0 } missing)
                throw Refused.ContentMissing(name, missing);

            repository.Put(digest, document, content);
            if (tag is not null)
                repository.Tag(tag, digest);
        }
    }

    public void Collect()
    {
        Uploads.EndIdle();
        lock (_gate)
            new Collection(_repositories, Bytes).Run();
    }

    private Repository Made(RepositoryName name)
    {
        if (!_repositories.TryGetValue(name.Text, out var repository))
            _repositories[name.Text] = repository = new(name, _repositoriesFolder, _clock);

        return repository;
    }

    private void Load()
    {
        Directory.CreateDirectory(_repositoriesFolder);
        var bytes = Bytes.All().Where(Bytes.Has).ToHashSet();
        foreach (var folder in Directory.EnumerateDirectories(_repositoriesFolder))
        {
            if (!RepositoryName.TryParseFolder(Path.GetFileName(folder), out var name))
                continue;

            Repository repository = new(name, _repositoriesFolder, _clock);
            repository.Load(bytes.Contains);
            _repositories[name.Text] = repository;
        }
    }
}
