namespace Dobos.Versions;

/// <summary>Where a checkout lies in its repository: the repository's top folder, and the way from there, empty or with a slash at its end.</summary>
internal sealed record GitPlace(string Top, string Prefix, bool IsShallow)
{
    /// <summary>A path as git writes it, or null where it leads out of the repository.</summary>
    public string? Inside(string path)
    {
        var relative = Path.GetRelativePath(Top, path).Replace('\\', '/').TrimEnd('/');
        return relative == "." ? "" : relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative;
    }

    public string Absolute(string path) => Path.GetFullPath(path, Top);
}
