namespace Dobos.Versions;

/// <summary>All files of the repository at one moment of its history, moved on by what each commit changed.</summary>
internal sealed class SourceTree(Func<string, TreeEntry, string> read)
{
    private readonly Dictionary<string, TreeEntry> _files = [];
    private readonly SortedSet<string> _services = new(StringComparer.Ordinal);
    private readonly HashSet<string> _links = [];
    private readonly HashSet<string> _modules = [];

    public IReadOnlyDictionary<string, TreeEntry> Files => _files;

    /// <summary>Every service.json.</summary>
    public IReadOnlyCollection<string> Services => _services;

    public IReadOnlyCollection<string> Links => _links;

    public void Apply(IEnumerable<TreeChange> changes)
    {
        foreach (var change in changes)
            Apply(change);
    }

    public bool Has(string path) => _files.ContainsKey(path);

    public string? Text(string path) => _files.TryGetValue(path, out var entry) && entry.Mode is not TreeEntry.Module ? read(path, entry) : null;

    /// <summary>The submodule that a path lies in, or null.</summary>
    public string? ModuleOf(string path) => _modules.FirstOrDefault(module => path.StartsWith($"{module}/", StringComparison.Ordinal));

    private void Apply(TreeChange change)
    {
        if (change.Now is { } entry)
            _files[change.Path] = entry;
        else
            _files.Remove(change.Path);
        Keep(_links, change.Path, change.Now?.Mode is TreeEntry.Link);
        Keep(_modules, change.Path, change.Now?.Mode is TreeEntry.Module);
        Keep(_services, change.Path, change.Now is not null && IsService(change.Path));
    }

    public static bool IsService(string path) => path.EndsWith("/service.json", StringComparison.Ordinal);

    private static void Keep(ISet<string> set, string path, bool isMember)
    {
        if (isMember)
            set.Add(path);
        else
            set.Remove(path);
    }
}
