namespace Dobos.Lint.Charts;

/// <summary>A chart and what it renders: all that the rules look at.</summary>
internal sealed record ChartRendering(Chart Chart, IReadOnlyList<Manifest> Manifests)
{
    public IEnumerable<Pod> Pods => Manifests.Select(manifest => manifest.Pod).OfType<Pod>();

    public IEnumerable<Manifest> Workloads => Manifests.Where(manifest => manifest.IsWorkload);

    public IEnumerable<Manifest> Services => Of("Service");

    public IEnumerable<Manifest> Of(string kind) => Manifests.Where(manifest => manifest.Kind == kind);

    public Finding At(Manifest manifest, YamlValue value, string rule, string sentence)
    {
        var (file, line) = Chart.Locate(manifest, value);
        return new(file, line, rule, sentence);
    }

    public Finding At(Container container, YamlValue value, string rule, string sentence) => At(container.Pod.Owner, value, rule, sentence);
}
