using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Dobos.Builds;

/// <summary>What a project, or a file that it imports, names outside itself: read from the text, without MSBuild and its seconds.</summary>
internal sealed partial class ProjectText
{
    // They lead to packages, to the SDK or to what is built, none of which is a source.
    private static readonly string[] NotSources =
        ["NuGet", "Pkg", "MSBuildExtensions", "MSBuildTools", "MSBuildSDKs", "MSBuildBin", "Out", "Base", "Intermediate", "Target", "Artifacts", "Publish", "NetCore"];

    private readonly string _folder;
    private readonly string _projectFolder;
    private readonly List<string> _projects = [];
    private readonly List<string> _others = [];

    /// <param name="path">The file, whose own folder an import starts from.</param>
    /// <param name="xml">Its text.</param>
    /// <param name="projectFolder">The folder of the project that imports it, where items start from.</param>
    public ProjectText(string path, string xml, string projectFolder)
    {
        _folder = Path.GetDirectoryName(path)!;
        _projectFolder = projectFolder;
        Properties = [.. Property().Matches(xml).Select(match => match.Groups[1].Value).Distinct()];
        try
        {
            foreach (var element in XDocument.Parse(xml).Descendants())
                Read(element);
        }
        catch (XmlException)
        {
            IsOpen = true; // MSBuild will say what is wrong with it.
        }
    }

    public IReadOnlyList<string> Projects => _projects;

    /// <summary>Files, and folders for what is named by a pattern.</summary>
    public IReadOnlyList<string> Others => _others;

    /// <summary>Every property that it asks for. One that no file sets may come from the machine's variables.</summary>
    public IReadOnlyList<string> Properties { get; }

    /// <summary>It names something by a property whose value only MSBuild knows.</summary>
    public bool IsOpen { get; private set; }

    private void Read(XElement element)
    {
        if (element.Name.LocalName == "Import" && element.Attribute("Sdk") is null)
            Add(element.Attribute("Project")?.Value, _folder, _others, isPath: true);
        else if (element.Name.LocalName == "ProjectReference")
            Add(element.Attribute("Include")?.Value, _projectFolder, _projects, isPath: true);
        else
            Add(element.Attribute("Include")?.Value, _projectFolder, _others, isPath: false);
    }

    // Of an item it is not known whether it is a file or a package; one in a folder of its own project counts anyway.
    private void Add(string? value, string from, List<string> found, bool isPath)
    {
        foreach (var named in (value ?? "").Replace('\\', '/').Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            AddOne(Known(named), from, found, isPath);
    }

    private void AddOne(string named, string from, List<string> found, bool isPath)
    {
        if (named.Contains("@(", StringComparison.Ordinal) || named.Contains("%(", StringComparison.Ordinal) || IsAbove(named))
            return;

        if (named.Contains("$(", StringComparison.Ordinal))
            IsOpen |= !NotSources.Any(start => named.StartsWith($"$({start}", StringComparison.OrdinalIgnoreCase));
        else if (isPath || named.Contains('/', StringComparison.Ordinal))
            found.Add(Path.GetFullPath(Fixed(named), from));
    }

    private string Known(string named) => named
        .Replace("$(MSBuildThisFileDirectory)", $"{_folder}/", StringComparison.OrdinalIgnoreCase)
        .Replace("$(MSBuildProjectDirectory)", _projectFolder, StringComparison.OrdinalIgnoreCase);

    // Files of these names are read in every folder above anyway.
    private static bool IsAbove(string named) => named.Contains("GetPathOfFileAbove('Directory.", StringComparison.OrdinalIgnoreCase);

    private static string Fixed(string pattern) =>
        pattern.IndexOfAny(['*', '?']) is >= 0 and var wild ? pattern[..(pattern.LastIndexOf('/', wild) + 1)] is { Length: > 0 } start ? start : "." : pattern;

    [GeneratedRegex(@"\$\(([A-Za-z_][A-Za-z0-9_]*)\)")]
    private static partial Regex Property();
}
