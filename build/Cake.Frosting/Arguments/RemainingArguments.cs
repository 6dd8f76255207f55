using System.Collections;

namespace Cake.Frosting.Arguments;

/// <summary>Arguments by name, in the order in which they were given, in the form that Cake's own dictionary of arguments is built from.</summary>
internal sealed class RemainingArguments : ILookup<string, string?>
{
    private readonly Dictionary<string, Group> _groups = new(StringComparer.OrdinalIgnoreCase);

    public int Count => _groups.Count;

    public IEnumerable<string?> this[string key] => _groups.TryGetValue(key, out var group) ? group : [];

    public void Add(string name, string? value)
    {
        if (!_groups.TryGetValue(name, out var group))
            _groups.Add(name, group = new Group(name));

        group.Values.Add(value);
    }

    public bool Contains(string key) => _groups.ContainsKey(key);

    public IEnumerator<IGrouping<string, string?>> GetEnumerator() => _groups.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed class Group(string key) : IGrouping<string, string?>
    {
        public string Key { get; } = key;

        public List<string?> Values { get; } = [];

        public IEnumerator<string?> GetEnumerator() => Values.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
