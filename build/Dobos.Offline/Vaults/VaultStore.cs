namespace Dobos.Offline.Vaults;

/// <summary>A vault's secrets. One thing happens at a time, first in the journal and then in memory; what the journal refuses has not happened.</summary>
public sealed class VaultStore
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly VaultState _state;
    private readonly VaultJournal? _journal;

    internal VaultStore(TimeProvider clock, VaultState state, VaultJournal? journal) => (_clock, _state, _journal) = (clock, state, journal);

    /// <summary>The newest version of each secret, in the order of their names.</summary>
    public IReadOnlyList<SecretVersion> All
    {
        get
        {
            lock (_gate)
                return [.. _state.Live.Values.Select(versions => versions[^1]).OrderBy(newest => newest.Name, StringComparer.OrdinalIgnoreCase)];
        }
    }

    public IReadOnlyList<DeletedSecret> Deleted
    {
        get
        {
            lock (_gate)
                return [.. _state.Deleted.Values.OrderBy(secret => secret.Newest.Name, StringComparer.OrdinalIgnoreCase)];
        }
    }

    public SecretVersion Set(string name, string value) => Set(name, new SecretDraft(value));

    public SecretVersion Set(string name, SecretDraft draft) => Set(name, draft, seeded: false);

    /// <summary>The version asked for, or the newest; null when there is none.</summary>
    public SecretVersion? Find(string name, string? version = null)
    {
        lock (_gate)
        {
            return !_state.Live.TryGetValue(name, out var versions) ? null
                : string.IsNullOrEmpty(version) ? versions[^1]
                : versions.Find(one => one.Version == version);
        }
    }

    /// <summary>In the order of their ids, as Key Vault lists them.</summary>
    public IReadOnlyList<SecretVersion> Versions(string name)
    {
        lock (_gate)
            return _state.Live.TryGetValue(name, out var versions) ? [.. versions.OrderBy(one => one.Version, StringComparer.Ordinal)] : [];
    }

    public SecretVersion? Change(string name, string? version, Func<SecretDraft, SecretDraft> change)
    {
        lock (_gate)
        {
            if (Find(name, version) is not { } found)
                return null;

            var changed = found with { Content = change(found.Content), Updated = _clock.GetUtcNow(), Seeded = false };
            SecretLimits.Check(name, changed.Content);
            Do(new VaultChange.Replace(changed));
            return changed;
        }
    }

    public DeletedSecret? Delete(string name)
    {
        lock (_gate)
        {
            if (!_state.Live.ContainsKey(name))
                return null;

            Do(new VaultChange.Delete(name, _clock.GetUtcNow()));
            return _state.Deleted[name];
        }
    }

    public DeletedSecret? FindDeleted(string name)
    {
        lock (_gate)
            return _state.Deleted.GetValueOrDefault(name);
    }

    public bool Purge(string name)
    {
        lock (_gate)
            return FindDeleted(name) is not null && Do(new VaultChange.Purge(name));
    }

    public SecretVersion? Recover(string name)
    {
        lock (_gate)
            return FindDeleted(name) is not null && Do(new VaultChange.Recover(name)) ? Find(name) : null;
    }

    internal IReadOnlyList<string> Seed(IReadOnlyDictionary<string, string> values)
    {
        Dictionary<string, SecretDraft> drafts = new(values.Select(value => KeyValuePair.Create(value.Key, new SecretDraft(value.Value))), StringComparer.OrdinalIgnoreCase);
        foreach (var (name, draft) in drafts)
            SecretLimits.Check(name, draft);

        lock (_gate)
        {
            string[] lacking = [.. drafts.Where(seed => Wants(seed.Key, seed.Value.Value)).Select(seed => seed.Key)];
            foreach (var name in lacking)
                Set(name, drafts[name], seeded: true);

            return lacking;
        }
    }

    private bool Wants(string name, string value) =>
        Find(name) is { } kept ? kept.Seeded && kept.Content.Value != value : FindDeleted(name) is null;

    private SecretVersion Set(string name, SecretDraft draft, bool seeded)
    {
        SecretLimits.Check(name, draft);
        lock (_gate)
        {
            if (FindDeleted(name) is not null)
                throw VaultRefusedException.IsDeleted(name);

            var now = _clock.GetUtcNow();
            SecretVersion version = new(name, Guid.NewGuid().ToString("n"), draft, now, now, seeded);
            Do(new VaultChange.Put(name, [version]));
            return version;
        }
    }

    private bool Do(VaultChange change)
    {
        _journal?.Append(change);
        _state.Apply(change);
        return true;
    }
}
