namespace Dobos.Offline.Vaults;

/// <summary>What a vault holds after all that happened to it. Names are compared as Key Vault does, without regard to case.</summary>
internal sealed class VaultState
{
    public Dictionary<string, List<SecretVersion>> Live { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, DeletedSecret> Deleted { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The shortest way from nothing to here.</summary>
    public IEnumerable<VaultChange> Changes =>
    [
        .. Live.Values.Select(Put),
        .. Deleted.Values.SelectMany(deleted => new[] { Put([.. deleted.Versions]), new VaultChange.Delete(deleted.Newest.Name, deleted.Since) }),
    ];

    public void Apply(VaultChange change)
    {
        switch (change)
        {
            case VaultChange.Put put:
                Add(put);
                break;
            case VaultChange.Replace(var version):
                var versions = Live[version.Name];
                versions[versions.FindIndex(one => one.Version == version.Version)] = version;
                break;
            case VaultChange.Delete(var name, var at):
                Deleted.Add(name, new([.. Live[name]], at));
                Live.Remove(name);
                break;
            case VaultChange.Recover(var name):
                Live.Add(name, [.. Deleted[name].Versions]);
                Deleted.Remove(name);
                break;
            case VaultChange.Purge(var name) when !Deleted.Remove(name):
                throw new KeyNotFoundException($"There is no deleted secret '{name}'.");
        }
    }

    private static VaultChange Put(List<SecretVersion> versions) => new VaultChange.Put(versions[^1].Name, versions);

    private void Add(VaultChange.Put put)
    {
        if (!Live.TryGetValue(put.Name, out var versions))
            Live[put.Name] = versions = [];

        versions.AddRange(put.Versions);
    }
}
