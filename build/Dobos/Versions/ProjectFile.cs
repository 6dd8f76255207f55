using System.Text.RegularExpressions;
using Dobos.Builds;

namespace Dobos.Versions;

/// <summary>What a project, or a file that it imports, may take from elsewhere; rather too much than too little.</summary>
internal sealed partial class ProjectFile
{
    // With these a repository tells MSBuild to look elsewhere than above.
    private static readonly string[] Elsewhere = ["DirectoryBuildPropsPath", "DirectoryBuildTargetsPath", "DirectoryPackagesPropsPath"];

    /// <param name="path">The file, absolute.</param>
    /// <param name="xml">Its text.</param>
    /// <param name="folder">The folder of the project that it belongs to, absolute.</param>
    public ProjectFile(string path, string xml, string folder)
    {
        var text = new ProjectText(path, xml, folder);
        var above = Path.GetDirectoryName(path)!;
        Projects = text.Projects;
        Imports = text.Others;
        Others = [.. Upward().Matches(xml).Select(match => match.Value.Replace('\\', '/')).SelectMany(up => (string[])[Path.GetFullPath(up, folder), Path.GetFullPath(up, above)]).Distinct()];
        Asked = [.. AskedAbove().Matches(xml).Select(match => match.Groups["name"].Value)];
        Packages = [.. Reference().Matches(xml).SelectMany(match => match.Groups["names"].Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        TakesAllPackages = xml.Contains("(PackageVersion", StringComparison.OrdinalIgnoreCase);
        IsOpen = text.IsOpen || Elsewhere.Any(property => xml.Contains(property, StringComparison.OrdinalIgnoreCase));
    }

    public IReadOnlyList<string> Projects { get; }

    public IReadOnlyList<string> Imports { get; }

    /// <summary>Whatever else leads out of the folder: hint paths, icons, keys, scripts that are run.</summary>
    public IReadOnlyList<string> Others { get; }

    /// <summary>Names of files that it has MSBuild look for in the folders above.</summary>
    public IReadOnlyList<string> Asked { get; }

    public IReadOnlyList<string> Packages { get; }

    /// <summary>It does something with all central versions at once.</summary>
    public bool TakesAllPackages { get; }

    /// <summary>It cannot be followed without MSBuild.</summary>
    public bool IsOpen { get; }

    [GeneratedRegex("""(?:\.\.[\\/])+[A-Za-z0-9_.@~+-][^\s;"'<>|*?$(),]*""")]
    private static partial Regex Upward();

    [GeneratedRegex("""OfFileAbove\(\s*['"]?(?<name>[^\s,'"()]*)""", RegexOptions.IgnoreCase)]
    private static partial Regex AskedAbove();

    [GeneratedRegex("""<PackageReference\b[^>]*?\b(?:Include|Update)\s*=\s*["'](?<names>[^"']*)["']""", RegexOptions.IgnoreCase)]
    private static partial Regex Reference();
}
