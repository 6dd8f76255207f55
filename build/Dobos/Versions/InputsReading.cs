using System.Text.RegularExpressions;

namespace Dobos.Versions;

/// <summary>One reading of a service's inputs: follows references and imports, and keeps what it found and what it looked at.</summary>
internal sealed partial class InputsReading(GitPlace place, string root, SourceTree tree, ProjectFiles files)
{
    private static readonly string[] NearestAbove = ["Directory.Build.props", "Directory.Build.targets", CentralPackages.FileName];
    private static readonly string[] AllAbove = ["global.json", "nuget.config", "NuGet.config", "NuGet.Config", "Directory.Build.rsp", "MSBuild.rsp"];

    private readonly HashSet<string> _places = [];
    private readonly HashSet<string> _consulted = [];
    private readonly HashSet<string> _projects = [];
    private readonly HashSet<(string File, string Folder)> _read = [];
    private readonly HashSet<string> _central = [];
    private readonly PackageUse _packages = new();
    private bool _isOpen;

    public void AddService(ServiceFile service)
    {
        var folder = Above(service.Path)!;
        _consulted.Add(service.Path);
        _places.Add(service.Path);
        if (Joined(folder, service.Project) is { } project)
            AddProject(project);
        if (Joined(folder, service.Chart) is { } chart)
            AddChart(chart);
        AddDockerfile(Joined(folder, service.Dockerfile ?? "Dockerfile"), isBuilt: service.Builder == "docker");
        // A Dockerfile names its base itself.
        if (service.Builder != "docker")
            _places.Add(In(root, "build/base-image.json"));
    }

    public ServiceInputs Inputs(string? majorMinor)
    {
        var terms = new Dictionary<string, string>();
        foreach (var file in _central)
            if (CentralPackages.Part(tree.Text(file)!, _packages) is { } part)
                terms[file] = part;
            else
                _places.Add(file);

        // What cannot be followed without MSBuild may lead anywhere.
        if (_isOpen)
            _places.Add(root);
        FollowLinks();
        return new ServiceInputs(majorMinor, _places, terms, _consulted);
    }

    private void AddProject(string path)
    {
        if (!_projects.Add(path))
            return;
        // Nobody knows what a project is made of that is not in this repository.
        if (Consult(path) is not { } text)
        {
            _isOpen = true;
            return;
        }

        var folder = Above(path)!;
        _places.Add(folder);
        Read(path, text, folder);
        _packages.AddLock(LockFile.NamesFor(path).Select(name => Consult(In(folder, name))).OfType<string>().FirstOrDefault() is { } locked ? files.Lock(locked) : null);
        foreach (var name in NearestAbove)
            AddNearest(name, folder, folder);
        foreach (var file in Upwards(folder).SelectMany(above => AllAbove.Select(name => In(above, name))).Where(file => Consult(file) is not null))
            _places.Add(file);
    }

    private void AddNearest(string name, string start, string project)
    {
        if (Upwards(start).Select(above => In(above, name)).FirstOrDefault(file => Consult(file) is not null) is not { } nearest)
            return;

        (name == CentralPackages.FileName ? _central : _places).Add(nearest);
        Read(nearest, tree.Text(nearest)!, project);
    }

    // From which folder it looks is not told by its text, so each one above counts.
    private void AddAsked(string name, string path, string project)
    {
        _isOpen |= !NearestAbove.Contains(name);
        foreach (var above in Upwards(Above(path)!).Where(above => NearestAbove.Contains(name) && In(above, name) != path))
            AddNearest(name, above, project);
    }

    private void AddFile(string path, string project)
    {
        _places.Add(path);
        if (Path.GetExtension(path) is ".props" or ".targets" or ".proj" or ".projitems" && Consult(path) is { } text)
            Read(path, text, project);
    }

    private void Read(string path, string text, string project)
    {
        if (!_read.Add((path, project)))
            return;

        var file = files.Project(place.Absolute(path), text, place.Absolute(project));
        _isOpen |= file.IsOpen;
        _packages.Add(file);
        _places.UnionWith(file.Others.Select(place.Inside).OfType<string>());
        foreach (var other in file.Imports.Select(place.Inside).OfType<string>())
            AddFile(other, project);
        foreach (var other in file.Projects.Select(place.Inside).OfType<string>())
            AddProject(other);
        foreach (var name in file.Asked)
            AddAsked(name, path, project);
    }

    private void AddChart(string folder)
    {
        if (!_places.Add(folder) || Consult(In(folder, "Chart.yaml")) is not { } text)
            return;

        foreach (var other in LocalChart().Matches(text).Select(match => Joined(folder, match.Groups["path"].Value)).OfType<string>())
            AddChart(other);
    }

    private void AddDockerfile(string? path, bool isBuilt)
    {
        _places.Add(In(root, ".dockerignore"));
        if (path is null)
            return;

        _places.Add(path);
        _places.Add($"{path}.dockerignore");
        if (isBuilt && Consult(path) is { } text)
            _places.UnionWith(DockerContext.Sources(text).Select(source => Joined(root, source) ?? root));
    }

    // Git keeps of a link where it leads, not what is there.
    private void FollowLinks()
    {
        var inputs = new ServiceInputs(null, _places, new Dictionary<string, string>(), _consulted);
        for (var before = -1; before < _places.Count;)
        {
            before = _places.Count;
            _places.UnionWith([.. tree.Links.Where(inputs.Covers).Select(link => Joined(Above(link)!, Consult(link))).OfType<string>()]);
        }
    }

    private string? Consult(string path)
    {
        _consulted.Add(path);
        if (tree.Text(path) is { } text)
            return text;

        if (tree.ModuleOf(path) is { } module)
            _places.Add(module);
        return null;
    }

    /// <summary>A path of somebody else's notation, or null where it leads out of the repository or says nothing.</summary>
    private string? Joined(string folder, string? path) =>
        string.IsNullOrWhiteSpace(path) ? null : place.Inside(Path.GetFullPath(path.Replace('\\', '/'), place.Absolute(folder)));

    private static string In(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";

    private static string? Above(string path) => path.Length == 0 ? null : path.LastIndexOf('/') is > 0 and var end ? path[..end] : "";

    private static IEnumerable<string> Upwards(string folder)
    {
        for (var above = folder; above is not null; above = Above(above))
            yield return above;
    }

    [GeneratedRegex("""file://(?<path>[^\s"']+)""")]
    private static partial Regex LocalChart();
}
