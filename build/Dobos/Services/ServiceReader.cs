using Dobos.Checkouts;
using Dobos.Json;
using Dobos.Names;

namespace Dobos.Services;

/// <summary>Reads service.json files and collects what is wrong with them.</summary>
internal sealed class ServiceReader(Checkout checkout, List<JsonFinding> findings)
{
    private readonly JsonSchema _schema = JsonSchema.Embedded(typeof(ServiceReader).Assembly, "service.schema.json");
    private readonly List<(Service Service, Node Root)> _read = [];

    /// <summary>The service, or null where its file has findings.</summary>
    public Service? Read(string file)
    {
        var before = findings.Count;
        var root = JsonFile.Read(file, _schema, findings, checkout.Shown(file));
        if (findings.Count > before)
            return null;

        var folder = Path.GetDirectoryName(file)!;
        CheckFiles(root, folder);
        var service = Of(root, folder);
        _read.Add((service, root));
        return service;
    }

    /// <summary>What one file alone cannot say: names that stand twice, dependencies that are not there.</summary>
    public void CheckTogether(IReadOnlyCollection<Service> services)
    {
        foreach (var (service, root) in _read)
        {
            if (services.First(other => other.Name == service.Name) != service)
                findings.Add(root["name"]!.Finding($"another service is named '{service.Name}' already."));
            foreach (var other in root["dependsOn"]?.Children ?? [])
                if (services.All(known => known.Name != other.Text))
                    findings.Add(other.Finding($"there is no service '{other.Text}'{Nearest.Hint(other.Text, [.. services.Select(known => known.Name)])}"));
        }
    }

    private void CheckFiles(Node root, string folder)
    {
        Node?[] files = [root["project"], root["image"]?["dockerfile"], .. root["tests"]?.Children ?? [], .. root["integrationTests"]?.Children ?? []];
        foreach (var file in files.OfType<Node>().Where(file => !File.Exists(Absolute(folder, file))))
            findings.Add(file.Finding($"there is no file '{file.Text}' in {checkout.Shown(folder)}."));
        if (root["chart"] is { } chart && !Directory.Exists(Absolute(folder, chart)))
            findings.Add(chart.Finding($"there is no folder '{chart.Text}' in {checkout.Shown(folder)}."));
    }

    private static Service Of(Node root, string folder) => new(root["name"]!.Text, folder)
    {
        MajorMinor = root["version"]!.Text,
        Project = Absolute(folder, root["project"]!),
        Tests = Paths(folder, root["tests"]),
        IntegrationTests = Paths(folder, root["integrationTests"]),
        Chart = Absolute(folder, root["chart"]!),
        Image = new(root["image"]?["builder"]?.Text ?? "engineless", Path.Combine(folder, root["image"]?["dockerfile"]?.Text ?? "Dockerfile")) { Arguments = Map(root["image"]?["arguments"]) },
        Settings = Map(root["settings"]),
        Secrets = Map(root["secrets"]),
        DependsOn = [.. root["dependsOn"]?.Children.Select(other => other.Text) ?? []],
        Smoke = [.. root["smoke"]!.Children.Select(SmokeReader.Of)],
        SmokePatience = SmokeReader.PatienceOf(root),
        GoesBack = root["goesBack"]!.IsTrue,
    };

    private static string[] Paths(string folder, Node? list) => [.. list?.Children.Select(path => Absolute(folder, path)) ?? []];

    private static string Absolute(string folder, Node path) => Path.GetFullPath(path.Text, folder);

    private static Dictionary<string, string> Map(Node? map) => map?.Children.ToDictionary(entry => entry.Name, entry => entry.Text) ?? [];
}
