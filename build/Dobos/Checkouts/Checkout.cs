namespace Dobos.Checkouts;

/// <summary>The folder that build.sh stands in, and the places in it that the suite knows.</summary>
public sealed record Checkout(string Root)
{
    public string Artifacts => Path.Combine(Root, "artifacts");

    public string Sources => Path.Combine(Root, "src");

    public string Build => Path.Combine(Root, "build");

    public string Environments => Path.Combine(Build, "environments");

    /// <summary>A path as people know it: from the root, with the same slashes on every machine.</summary>
    public string Shown(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');
}
