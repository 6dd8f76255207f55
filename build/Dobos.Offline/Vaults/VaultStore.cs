namespace Dobos.Offline.Vaults;

/// <summary>A vault's secrets in memory. Names are compared as Key Vault does, without regard to case.</summary>
public sealed class VaultStore(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<SecretVersion>> _live = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, DeletedSecret> _deleted = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The newest version of each secret, in the order of their names.</summary>
    public IReadOnlyList<SecretVersion> All
    {
        get
        {
            lock (_gate)
                return [.. _live.Values.Select(versions => versions[^1]).OrderBy(newest => newest.Name, StringComparer.OrdinalIgnoreCase)];
        }
    }

    public IReadOnlyList<DeletedSecret> Deleted
    {
        get
        {
            lock (_gate)
                return [.. _deleted.Values.OrderBy(secret => secret.Newest.Name, StringComparer.OrdinalIgnoreCase)];
        }
    }

    public SecretVersion Set(string name, string value) => Set(name, new SecretDraft(value));

    public SecretVersion Set(string name, SecretDraft draft)
    {
        var now = clock.GetUtcNow();
        SecretVersion version = new(name, Guid.NewGuid().ToString("n"), draft, now, now);
        lock (_gate)
        {
            if (!_live.TryGetValue(name, out var versions))
                _live[name] = versions = [];

            versions.Add(version);
        }

        return version;
    }

    /// <summary>The version asked for, or the newest; null when there is none.</summary>
    public SecretVersion? Find(string name, string? version = null)
    {
        lock (_gate)
        {
            return !_live.TryGetValue(name, out var versions) ? null
                : string.IsNullOrEmpty(version) ? versions[^1]
                : versions.Find(one => one.Version == version);
        }
    }

    public IReadOnlyList<SecretVersion> Versions(string name)
    {
        lock (_gate)
            return _live.TryGetValue(name, out var versions) ? [.. versions] : [];
    }

    public SecretVersion? Change(string name, string? version, Func<SecretDraft, SecretDraft> change)
    {
        lock (_gate)
        {
            if (Find(name, version) is not { } found)
                return null;

            var versions = _live[name];
            return versions[versions.IndexOf(found)] = found with { Content = change(found.Content), Updated = clock.GetUtcNow() };
        }
    }

    public DeletedSecret? Delete(string name)
    {
        lock (_gate)
            return _live.Remove(name, out var versions) ? _deleted[name] = new(versions, clock.GetUtcNow()) : null;
    }

    public DeletedSecret? FindDeleted(string name)
    {
        lock (_gate)
            return _deleted.GetValueOrDefault(name);
    }

    public bool Purge(string name)
    {
        lock (_gate)
            return _deleted.Remove(name);
    }

    public SecretVersion? Recover(string name)
    {
        lock (_gate)
        {
            if (!_deleted.Remove(name, out var deleted))
                return null;

            _live[name] = [.. deleted.Versions];
            return deleted.Newest;
        }
    }
}
