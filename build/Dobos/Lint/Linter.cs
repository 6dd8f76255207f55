using Dobos.Builds;
using Dobos.Checkouts;
using Dobos.Failures;
using Dobos.Lint.Charts;
using Dobos.Lint.Dockerfiles;
using Dobos.Lint.Formats;
using Dobos.Services;
using Dobos.Tools;

namespace Dobos.Lint;

/// <summary>Everything that can be said of services without running them: format, charts, Dockerfiles, tokens that nobody replaced.</summary>
public sealed class Linter(Checkout checkout, Agenda agenda, Formatter formatter, ChartLinter charts)
{
    /// <summary>What could not be checked for want of a tool, a sentence each; with CI set that is a failure.</summary>
    public async Task<IReadOnlyList<string>> LintAsync(IReadOnlyList<Service> services, CancellationToken cancellation)
    {
        List<string> skipped = [];
        List<Finding> findings = [.. formatter.Check(ProjectSet.Of(services), cancellation), .. services.SelectMany(OfText)];
        foreach (var service in services)
            findings.AddRange(await OfChartAsync(service, skipped, cancellation));
        return findings is [] ? skipped : throw new LintFailedException(findings);
    }

    private IEnumerable<Finding> OfText(Service service)
    {
        var tokens = UnresolvedTokens.Check(Text(Path.Combine(service.Folder, "service.json")));
        return File.Exists(service.Image.Dockerfile) ? [.. tokens, .. DockerfilePolicy.Check(Text(service.Image.Dockerfile))] : tokens;
    }

    private async Task<IReadOnlyList<Finding>> OfChartAsync(Service service, List<string> skipped, CancellationToken cancellation)
    {
        try
        {
            return await OfChartOnceAsync(service, cancellation);
        }
        catch (DobosException e) when (e is ToolMissingException or ToolUnreachableException && !agenda.IsCI)
        {
            skipped.Add($"The chart of {service.Name} was not checked: {e.Message}");
            return [];
        }
    }

    // Helm is to be started only for a chart that changed since it was clean, or for another helm, or when we would judge it otherwise.
    private async Task<IReadOnlyList<Finding>> OfChartOnceAsync(Service service, CancellationToken cancellation)
    {
        var work = new Work(new StampStore(checkout), $"lint-chart-{service.Name}", [$"rules {typeof(Linter).Module.ModuleVersionId}"], () => Read(service));
        if (!work.Decision.IsNeeded)
            return [];

        var findings = await charts.LintAsync(checkout.Root, Path.GetRelativePath(checkout.Root, service.Chart), cancellation);
        work.Do(() => findings is [] ? [] : null);
        return findings;
    }

    private FileState[] Read(Service service) =>
        [.. Directory.EnumerateFiles(service.Chart, "*", SearchOption.AllDirectories).Append(Path.Combine(checkout.Build, "tools.json")).Order(StringComparer.Ordinal).Select(FileState.Of)];

    private SourceText Text(string file) => new(checkout.Shown(file), File.ReadAllText(file));
}
