using Cake.Core;
using Cake.Core.IO;
using Cake.Helm;
using Dobos.Tools;
using YamlDotNet.Core;

namespace Dobos.Lint.Charts;

/// <summary>Asks helm, then our own policy, about a chart with its default values.</summary>
/// <param name="cake">Where helm runs.</param>
/// <param name="tools">Where helm comes from.</param>
/// <param name="version">Exactly this helm; any that will do when null.</param>
public sealed class ChartLinter(ICakeContext cake, ToolBox tools, string? version = null)
{
    /// <param name="root">The folder that findings are told relative to.</param>
    /// <param name="folder">The chart's, inside the root.</param>
    public async Task<IReadOnlyList<Finding>> LintAsync(string root, string folder, CancellationToken cancellation)
    {
        var helm = await tools.ResolveAsync("helm", version, cancellation);
        var chart = await ChartFiles.ReadAsync(root, folder, cancellation);
        var findings = await Task.Run(() => Rendered(helm, System.IO.Path.Combine(root, folder), chart), cancellation);
        return
        [
            .. ChartPolicy.Check(chart).Concat(findings).OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line),
        ];
    }

    private List<Finding> Rendered(FilePath helm, string folder, Chart chart)
    {
        var linted = cake.HelmLint(folder, new() { ToolPath = helm, Strict = true, Quiet = true, HandleExitCode = _ => true });
        var complaints = HelmComplaints.OfLint(chart, linted.Text).ToList();
        if (complaints.Count > 0)
            return complaints;
        if (linted.ExitCode != 0)
            return [HelmComplaints.OfTemplate(chart, linted.Complaint)];
        var rendered = cake.HelmTemplate(System.IO.Path.GetFileName(folder), folder, new() { ToolPath = helm, HandleExitCode = _ => true });
        return rendered.ExitCode == 0 ? Judged(chart, rendered.Text) : [HelmComplaints.OfTemplate(chart, rendered.Complaint)];
    }

    private static List<Finding> Judged(Chart chart, string rendered)
    {
        try
        {
            return [.. ChartPolicy.Check(new ChartRendering(chart, Manifest.Parse(rendered)))];
        }
        catch (YamlException error)
        {
            return [HelmComplaints.OfTemplate(chart, $"What the chart renders is not YAML: {error.Message}")];
        }
    }
}
