using Dobos.Charts;
using Dobos.Failures;
using Dobos.Images;
using Dobos.Versions;

namespace Dobos.Releases;

/// <summary>The images and charts that this run has built.</summary>
public sealed class Products
{
    private readonly List<BuiltImage> _images = [];
    private readonly List<BuiltChart> _charts = [];

    public void Add(IEnumerable<BuiltImage> images) => _images.AddRange(images);

    public void Add(IEnumerable<BuiltChart> charts) => _charts.AddRange(charts);

    /// <summary>What can be published; throws unless everything of every version is there.</summary>
    public IReadOnlyList<Candidate> Of(IReadOnlyList<ServiceVersion> versions) => [.. versions.Select(Of)];

    private Candidate Of(ServiceVersion version)
    {
        var (service, text) = (version.Service.Name, version.Text);
        return _images.Find(one => (one.Service, one.Version) == (service, text)) is { } image && _charts.Find(one => (one.Service, one.Version) == (service, text)) is { } chart
            ? new(version, image, chart)
            : throw new UsageException($"Image and chart of {service} {text} were not built in this run; leave --exclusive out.");
    }
}
