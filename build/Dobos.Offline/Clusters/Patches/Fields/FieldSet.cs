namespace Dobos.Offline.Clusters.Patches.Fields;

/// <summary>Some of the fields of an object, as a tree of steps: this very field, and what is within it.</summary>
internal sealed class FieldSet
{
    private readonly SortedDictionary<string, FieldSet> _within = new(StringComparer.Ordinal);

    /// <summary>The field itself is meant, and not only something in it.</summary>
    public bool IsMember { get; set; }

    public IReadOnlyDictionary<string, FieldSet> Within => _within;

    public bool IsEmpty => !IsMember && _within.Values.All(inner => inner.IsEmpty);

    /// <summary>What is within by this step, which is there from now on.</summary>
    public FieldSet Make(string step) => _within.TryGetValue(step, out var found) ? found : _within[step] = new();

    public FieldSet? Find(string step) => _within.GetValueOrDefault(step);

    public FieldSet Union(FieldSet other) => Combine(other, (one, second) => one || second);

    public FieldSet Intersect(FieldSet other) => Combine(other, (one, second) => one && second);

    public FieldSet Without(FieldSet other) => Combine(other, (one, second) => one && !second);

    public bool SameAs(FieldSet other) => Combine(other, (one, second) => one != second).IsEmpty;

    /// <summary>All that is meant, with the steps that lead there, what holds before what is held.</summary>
    public IEnumerable<IReadOnlyList<string>> Paths() => Paths([]);

    private FieldSet Combine(FieldSet other, Func<bool, bool, bool> isMember)
    {
        FieldSet result = new() { IsMember = isMember(IsMember, other.IsMember) };
        FieldSet nothing = new();
        foreach (var step in _within.Keys.Union(other._within.Keys))
            if ((Find(step) ?? nothing).Combine(other.Find(step) ?? nothing, isMember) is { IsEmpty: false } inner)
                result._within[step] = inner;
        return result;
    }

    private IEnumerable<IReadOnlyList<string>> Paths(IReadOnlyList<string> before)
    {
        if (IsMember)
            yield return before;
        foreach (var path in _within.SelectMany(inner => inner.Value.Paths([.. before, inner.Key])))
            yield return path;
    }
}
