using System.Text.RegularExpressions;
using Dobos.Builds;

namespace Dobos.Versions;

/// <summary>One reading of a service's inputs: follows references and imports, and keeps what it found and what it looked at.</summary>
internal sealed partial class InputsReading(GitPlace place, string root, SourceTree tree)
{
    private static readonly string[] NearestAbove = ["Directory.Build.props", "Directory.Build.targets", CentralPackages.FileName];
    private static readonly string[] AllAbove = ["global.json", "nuget.config", "NuGet.config", "NuGet.Config", "Directory.Build.rsp", "MSBuild.rsp"];

    // With these a repository tells MSBuild to look elsewhere than above.
    private static readonly string[] Elsewhere = ["DirectoryBuildPropsPath", "DirectoryBuildTargetsPath", "DirectoryPackagesPropsPath"];

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
    }

    public ServiceInputs Inputs(string? majorMinor)
    {
        var terms = _central.ToDictionary(file => file, Term);
        foreach (var (file, term) in terms.Where(term => term.Value.Length == 0).ToList())
        {
            _places.Add(file);
            terms.Remove(file);
        }

        // What cannot be followed without MSBuild may lead anywhere.
        if (_isOpen)
            _places.Add(root);
        FollowLinks();
        return new ServiceInputs(majorMinor, _places, terms, _consulted);
    }

    private string Term(string file) => CentralPackages.Part(tree.Text(file)!, _packages) ?? "";

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
        AddLock(path, folder);
        foreach (var name in NearestAbove)
            AddNearest(name, folder, folder);
        for (var above = folder; above is not null; above = Above(above))
            foreach (var name in AllAbove)
                if (Consult(In(above, name)) is not null)
                    _places.Add(In(above, name));
    }

    private void AddLock(string project, string folder)
    {
        string[] names = ["packages.lock.json", $"packages.{Path.GetFileNameWithoutExtension(project).Replace(' ', '_')}.lock.json"];
        _packages.AddLock(names.Select(name => Consult(In(folder, name))).FirstOrDefault(text => text is not null));
    }

    // The nearest wins; another further up counts only where the nearer one asks for it.
    private void AddNearest(string name, string start, string project)
    {
        for (var above = start; above is not null; above = Above(above))
        {
            if (Consult(In(above, name)) is not { } text)
                continue;

            if (name == CentralPackages.FileName)
                _central.Add(In(above, name));
            else
                _places.Add(In(above, name));
            Read(In(above, name), text, project);
            return;
        }
    }

    // From which folder it looks is not told by its text, so each one above counts.
    private void AddAsked(string name, string path, string project)
    {
        if (!NearestAbove.Contains(name))
            _isOpen = true;
        else
            for (var above = Above(path); above is not null; above = Above(above))
                if (In(above, name) != path)
                    AddNearest(name, above, project);
    }

    private void AddFile(string path, string project)
    {
        _places.Add(path);
        if (Path.GetExtension(path) is ".props" or ".targets" or ".proj" or ".projitems" or ".shproj" && Consult(path) is { } text)
            Read(path, text, project);
    }

    private void Read(string path, string text, string project)
    {
        if (!_read.Add((path, project)))
            return;

        var read = new ProjectText(place.Absolute(path), text, place.Absolute(project));
        _isOpen |= read.IsOpen || Elsewhere.Any(property => text.Contains(property, StringComparison.OrdinalIgnoreCase));
        _packages.AddReferences(text);
        foreach (var other in read.Others.Select(place.Inside).OfType<string>())
            AddFile(other, project);
        foreach (var other in read.Projects.Select(place.Inside).OfType<string>())
            AddProject(other);
        foreach (var name in Asked().Matches(text).Select(match => match.Groups["name"].Value))
            AddAsked(name, path, project);
        foreach (var other in Upward().Matches(text).SelectMany(match => (string?[])[Joined(project, match.Value), Joined(Above(path)!, match.Value)]).OfType<string>())
            _places.Add(other);
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
            foreach (var source in DockerContext.Sources(text))
                _places.Add(Joined(root, source) ?? root);
    }

    // Git keeps of a link where it leads, not what is there.
    private void FollowLinks()
    {
        var inputs = new ServiceInputs(null, _places, new Dictionary<string, string>(), _consulted);
        for (var before = -1; before < _places.Count;)
        {
            before = _places.Count;
            foreach (var link in tree.Links.Where(inputs.Covers))
                _places.Add(Joined(Above(link)!, Consult(link)) ?? root);
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

    // Whatever else leads out of a project's folder: hint paths, icons, keys, scripts that are run.
    [GeneratedRegex("""(?:\.\.[\\/])+[A-Za-z0-9_.@~+-][^\s;"'<>|*?$(),]*""")]
    private static partial Regex Upward();

    [GeneratedRegex("""OfFileAbove\(\s*['"]?(?<name>[^\s,'"()]*)""", RegexOptions.IgnoreCase)]
    private static partial Regex Asked();

    [GeneratedRegex("""file://(?<path>[^\s"']+)""")]
    private static partial Regex LocalChart();
}
