namespace Dobos.Offline.Clusters.Ingresses;

/// <summary>A path of a rule: exactly it, or all that lies below it, segment by segment.</summary>
internal sealed record PathMatch(string Path, bool IsExact) : IComparable<PathMatch>
{
    public bool Matches(string path) => IsExact ? path == Path : IsBelow(path, Path.TrimEnd('/'));

    /// <summary>An exact one comes before a longer one, and a longer one before a shorter.</summary>
    public int CompareTo(PathMatch? other) =>
        other is null || IsExact && !other.IsExact ? -1 : !IsExact && other.IsExact ? 1 : other.Path.TrimEnd('/').Length.CompareTo(Path.TrimEnd('/').Length);

    private static bool IsBelow(string path, string folder) => path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || path[folder.Length] == '/');
}
