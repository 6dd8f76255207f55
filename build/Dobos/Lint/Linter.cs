using Dobos.Builds;
using Dobos.Checkouts;
using Dobos.Lint.Charts;
using Dobos.Lint.Dockerfiles;
using Dobos.Lint.Formats;
using Dobos.Services;

namespace Dobos.Lint;

/// <summary>Everything that can be said of services without running them: format, charts, Dockerfiles, tokens that nobody replaced.</summary>
public sealed class Linter(Checkout checkout, Formatter formatter, ChartLinter charts)
{
    public async Task LintAsync(IReadOnlyList<Service> services, CancellationToken cancellation)
    {
        List<Finding> findings = [.. formatter.Check(ProjectSet.Of(services), cancellation)];
        foreach (var service in services)
            findings.AddRange(await FindingsAsync(service, cancellation));
        if (findings is not [])
            throw new LintFailedException(findings);
    }

    private async Task<IEnumerable<Finding>> FindingsAsync(Service service, CancellationToken cancellation)
    {
        var tokens = UnresolvedTokens.Check(Text(Path.Combine(service.Folder, "service.json")));
        var dockerfile = File.Exists(service.Image.Dockerfile) ? DockerfilePolicy.Check(Text(service.Image.Dockerfile)) : [];
        var chart = await charts.LintAsync(checkout.Root, Path.GetRelativePath(checkout.Root, service.Chart), cancellation);
        return [.. tokens, .. dockerfile, .. chart];
    }

    private SourceText Text(string file) => new(Path.GetRelativePath(checkout.Root, file).Replace('\\', '/'), File.ReadAllText(file));
}
