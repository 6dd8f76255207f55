namespace Dobos.Versions;

/// <summary>A path whose content or mode changed, as it is <paramref name="Now"/>: null where it is gone. Paths start at the top of the repository.</summary>
internal sealed record TreeChange(string Path, TreeEntry? Now, bool IsLink = false, bool IsModule = false)
{
    private const string NoMode = "000000";

    /// <summary>Git was never told of it.</summary>
    public bool IsUntracked { get; private init; }

    public static TreeChange Of(string path, string modeBefore, TreeEntry? now) =>
        new(path, now, Either(modeBefore, now, TreeEntry.Link), Either(modeBefore, now, TreeEntry.Module));

    public static TreeChange Untracked(string path, string mode) => Of(path, NoMode, TreeEntry.OnDisk(mode)) with { IsUntracked = true };

    private static bool Either(string before, TreeEntry? now, string mode) => before == mode || now?.Mode == mode;
}
