using Dobos.Printing;

namespace Dobos.Charts;

/// <summary>The charts that were packed.</summary>
public sealed class ChartReport(IReadOnlyList<BuiltChart> charts) : IReport
{
    public string ToText() => string.Join('\n', charts.Select(chart => $"{chart.Service} {chart.Version} is {chart.ManifestDigest} ({chart.Archive.Length} bytes)"));

    public string ToJson() => JsonReport.Write(json => JsonReport.WriteArray(json, "charts", charts, (one, chart) =>
    {
        one.WriteString("service", chart.Service);
        one.WriteString("version", chart.Version);
        one.WriteString("digest", chart.ManifestDigest.Value);
        one.WriteNumber("size", chart.Archive.Length);
    }));
}
