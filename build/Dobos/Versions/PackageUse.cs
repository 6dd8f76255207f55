namespace Dobos.Versions;

/// <summary>The packages that a service's projects ask for, by name or by way of others. They are known where every project has a lock file.</summary>
internal sealed class PackageUse
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    public bool IsKnown { get; private set; } = true;

    public bool Has(string name) => _names.Contains(name);

    public void Add(ProjectFile file)
    {
        _names.UnionWith(file.Packages);
        IsKnown &= !file.TakesAllPackages && !file.Packages.Any(name => name.Contains('(', StringComparison.Ordinal));
    }

    /// <param name="names">The packages of a lock file, or null where there is none.</param>
    public void AddLock(IReadOnlyCollection<string>? names)
    {
        _names.UnionWith(names ?? []);
        IsKnown &= names is not null;
    }
}
