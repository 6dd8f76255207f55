namespace Dobos.Artifacts.Layers;

/// <summary>What a layer has in it: each path once, its folders before it, in an order that no file system decides.</summary>
internal sealed class LayerContent
{
    private readonly SortedDictionary<string, LayerEntry> _entries = new(StringComparer.Ordinal);

    public LayerContent(IEnumerable<LayerEntry> entries)
    {
        foreach (var entry in entries)
            Add(entry);
    }

    /// <summary>A folder sorts before what is in it, because its path is the beginning of theirs.</summary>
    public IEnumerable<LayerEntry> Entries => _entries.Values;

    public bool IsEmpty => _entries.Count == 0;

    private void Add(LayerEntry entry)
    {
        for (var above = Above(entry.Path); above.Length > 0; above = Above(above))
            _entries.TryAdd(above, new LayerEntry.Folder(above));
        _entries[entry.Path] = entry;
    }

    private static string Above(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];
}
