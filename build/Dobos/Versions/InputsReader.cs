using Dobos.Checkouts;

namespace Dobos.Versions;

/// <summary>Finds out what a service is made of, in any tree of the repository's history.</summary>
internal sealed class InputsReader(GitPlace place, Checkout checkout)
{
    private readonly ProjectFiles _files = new();
    private readonly string _root = place.Prefix.TrimEnd('/');
    private readonly string _sources = place.Inside(checkout.Sources)!;

    /// <summary>What the service of that name is made of, or null where the tree has none.</summary>
    public ServiceInputs? Read(string name, SourceTree tree) => Find(name, tree) is { } service ? Read(service, tree) : null;

    private ServiceFile? Find(string name, SourceTree tree) =>
        tree.Services.Where(IsInSources).Select(path => ServiceFile.Parse(path, tree.Text(path)!)).FirstOrDefault(service => service?.Name == name);

    // src/<folder>/service.json
    private bool IsInSources(string path) =>
        path.StartsWith($"{_sources}/", StringComparison.Ordinal) && path.IndexOf('/', _sources.Length + 1) == path.LastIndexOf('/');

    private ServiceInputs Read(ServiceFile service, SourceTree tree)
    {
        var reading = new InputsReading(place, _root, tree, _files);
        reading.AddService(service);
        return reading.Inputs(service.MajorMinor);
    }
}
