namespace Dobos.Offline.Registries;

/// <summary>What one repository holds, in memory and on disk. Whoever calls holds the store's gate; each change is one rename or one deletion, so it is there or it is not.</summary>
internal sealed class Repository
{
    private readonly TimeProvider _clock;
    private readonly string _folder;
    private readonly Dictionary<Digest, FileTime> _blobs = [];
    private readonly Dictionary<Digest, Manifest> _manifests = [];
    private readonly SortedDictionary<string, Digest> _tags = new(StringComparer.Ordinal);

    public Repository(RepositoryName name, string folder, TimeProvider clock)
    {
        (Name, _folder, _clock) = (name, Path.Combine(folder, name.Folder), clock);
        foreach (var kind in new[] { "blobs", "manifests", "tags" })
            Directory.CreateDirectory(Path.Combine(_folder, kind));
    }

    public RepositoryName Name { get; }

    public IReadOnlyDictionary<Digest, FileTime> Blobs => _blobs;

    public IReadOnlyDictionary<Digest, Manifest> Manifests => _manifests;

    public IReadOnlyDictionary<string, Digest> Tags => _tags;

    public bool IsEmpty => _blobs.Count + _manifests.Count == 0;

    /// <summary>Reads what an earlier process left.</summary>
    public void Load(Func<Digest, bool> hasBytes)
    {
        foreach (var file in Leftovers.Swept(Path.Combine(_folder, "blobs")))
        {
            if (Digest.TryParseFileName(Path.GetFileName(file), out var digest) && hasBytes(digest))
                _blobs[digest] = new(file, _clock);
        }

        foreach (var file in Leftovers.Swept(Path.Combine(_folder, "manifests")))
        {
            if (Digest.TryParseFileName(Path.GetFileName(file), out var digest) && ManifestFile.Read(file, digest, _clock) is { } manifest)
                _manifests[digest] = manifest;
        }

        foreach (var file in Leftovers.Swept(Path.Combine(_folder, "tags")))
        {
            if (TagFile.Read(file) is var (tag, digest) && _manifests.ContainsKey(digest))
                _tags[tag] = digest;
        }
    }

    public Manifest? Find(string reference) =>
        Digest.TryParse(reference, out var digest) || _tags.TryGetValue(reference, out digest) ? _manifests.GetValueOrDefault(digest) : null;

    public string ManifestPath(Digest digest) => Path.Combine(_folder, "manifests", digest.FileName);

    public void LinkBlob(Digest digest)
    {
        if (TouchBlob(digest))
            return;

        File.Create(BlobPath(digest)).Dispose();
        _blobs[digest] = new(BlobPath(digest), _clock);
        TouchBlob(digest);
    }

    /// <summary>False where the blob is not here; else it counts as just pushed.</summary>
    public bool TouchBlob(Digest digest)
    {
        if (!_blobs.TryGetValue(digest, out var time))
            return false;

        time.Touch();
        return true;
    }

    public bool UnlinkBlob(Digest digest)
    {
        File.Delete(BlobPath(digest));
        return _blobs.Remove(digest);
    }

    /// <summary>What the manifest names and the repository lacks.</summary>
    public IReadOnlyList<Digest> Missing(ManifestDocument document) =>
    [
        .. document.Blobs.Where(blob => !blob.IsElsewhere).Select(blob => blob.Digest).Where(blob => !_blobs.ContainsKey(blob)),
        .. document.Manifests.Select(manifest => manifest.Digest).Where(manifest => !_manifests.ContainsKey(manifest) && !_blobs.ContainsKey(manifest)),
    ];

    public void Put(Digest digest, ManifestDocument document, byte[] content) =>
        _manifests[digest] = ManifestFile.Write(ManifestPath(digest), digest, document, content, _clock);

    public void Tag(TagName tag, Digest digest)
    {
        TagFile.Write(TagPath(tag), tag, digest);
        var before = _tags.GetValueOrDefault(tag.Text);
        _tags[tag.Text] = digest;
        Lost(before);
    }

    public bool Untag(TagName tag)
    {
        File.Delete(TagPath(tag));
        if (!_tags.Remove(tag.Text, out var before))
            return false;

        Lost(before);
        return true;
    }

    /// <summary>With the manifest go its tags, and what refers to it and is named by nothing else.</summary>
    public void Remove(Digest digest)
    {
        foreach (var tag in _tags.Where(tag => tag.Value == digest).Select(tag => TagName.Known(tag.Key)).ToList())
            Untag(tag);

        File.Delete(ManifestPath(digest));
        _manifests.Remove(digest);
        foreach (var referrer in Referrers(digest).Select(referrer => referrer.Digest).Where(referrer => !IsNamed(referrer)).ToList())
            Remove(referrer);
    }

    public void Delete() => Directory.Delete(_folder, recursive: true);

    public IEnumerable<Manifest> Referrers(Digest subject) => _manifests.Values.Where(manifest => manifest.Document.Subject == subject);

    private bool IsNamed(Digest digest) =>
        _tags.ContainsValue(digest) || _manifests.Values.Any(index => index.Document.Manifests.Any(listed => listed.Digest == digest));

    // It lost a name only now, so it counts as just seen.
    private void Lost(Digest? digest)
    {
        if (digest is not null && _manifests.TryGetValue(digest, out var manifest))
            manifest.Seen.Touch();
    }

    private string BlobPath(Digest digest) => Path.Combine(_folder, "blobs", digest.FileName);

    private string TagPath(TagName tag) => Path.Combine(_folder, "tags", tag.FileName);
}
