namespace Dobos.Builds;

/// <summary>Projects, what they reference and import, and the folders and files that all of it comes from.</summary>
internal sealed class ProjectClosure
{
    private static readonly string[] ReadInEveryFolderAbove =
    [
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "Directory.Build.rsp", "MSBuild.rsp",
        "global.json", "nuget.config", "NuGet.config", "NuGet.Config", ".editorconfig", ".globalconfig",
    ];

    private readonly HashSet<string> _projects = [];
    private readonly HashSet<string> _places = [];
    private readonly HashSet<string> _properties = [];

    public ProjectClosure(string root, IEnumerable<string> projects)
    {
        foreach (var project in projects)
            Add(project);
        // What cannot be followed without MSBuild may lead anywhere.
        if (IsOpen)
            _places.Add(root);
    }

    public IReadOnlyCollection<string> Projects => _projects;

    /// <summary>Files and folders, all of whose content counts.</summary>
    public IReadOnlyCollection<string> Places => _places;

    public IReadOnlyCollection<string> Properties => _properties;

    public bool IsOpen { get; private set; }

    private void Add(string project)
    {
        if (!File.Exists(project) || !_projects.Add(project))
            return;

        var folder = Path.GetDirectoryName(project)!;
        _places.Add(folder);
        Read(project, folder, [project]);
        for (var above = folder; above is not null; above = Path.GetDirectoryName(above))
            foreach (var file in ReadInEveryFolderAbove.Select(name => Path.Combine(above, name)).Where(File.Exists))
                Import(file, folder, []);
    }

    private void Import(string file, string folder, HashSet<string> seen)
    {
        _places.Add(file);
        if (seen.Add(file) && Path.GetExtension(file) is ".props" or ".targets" or ".proj" or ".projitems" && File.Exists(file))
            Read(file, folder, seen);
    }

    private void Read(string file, string folder, HashSet<string> seen)
    {
        var text = new ProjectText(file, File.ReadAllText(file), folder);
        IsOpen |= text.IsOpen;
        _properties.UnionWith(text.Properties);
        foreach (var other in text.Others)
            Import(other, folder, seen);
        foreach (var project in text.Projects)
            Add(project);
    }
}
