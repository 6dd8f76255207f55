namespace Dobos.Versions;

/// <summary>
/// What a service is made of at one moment: places (files, and folders with all that is in them; an empty one is the whole repository), and
/// terms (what it takes from a file that it shares with others). <paramref name="Consulted"/> are the paths from which all this follows, those that were not there included.
/// </summary>
internal sealed record ServiceInputs(string? MajorMinor, HashSet<string> Places, IReadOnlyDictionary<string, string> Terms, IReadOnlySet<string> Consulted)
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _folders = Places.GetAlternateLookup<ReadOnlySpan<char>>();

    public bool Covers(TreeChange change) => change.IsModule ? Reaches(change.Path) : Covers(change.Path);

    public bool Covers(string path) => OutermostOf(path) is not null;

    /// <summary>The place that a path belongs to and that lies in no other one; null where the path is no input.</summary>
    public string? OutermostOf(string path)
    {
        if (Places.Contains(""))
            return ".";

        for (var end = path.IndexOf('/', StringComparison.Ordinal); end >= 0; end = path.IndexOf('/', end + 1))
            if (_folders.TryGetValue(path.AsSpan(0, end), out var folder))
                return folder;

        return Places.TryGetValue(path, out var file) ? file : null;
    }

    /// <summary>Whether a folder is among the inputs, or has some of them in it.</summary>
    public bool Reaches(string folder) => Covers(folder) || Places.Any(place => place.StartsWith($"{folder}/", StringComparison.Ordinal));

    /// <summary>After this change other files may be the inputs.</summary>
    public bool DependsOn(TreeChange change) => Consulted.Contains(change.Path) || change.IsLink || change.IsModule;

    public bool HasSameTerms(ServiceInputs other) =>
        Terms.Count == other.Terms.Count && Terms.All(term => other.Terms.TryGetValue(term.Key, out var value) && value == term.Value);
}
