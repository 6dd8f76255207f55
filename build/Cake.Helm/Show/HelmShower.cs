using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Cake.Helm.Failures;
using Shared;

namespace Cake.Helm.Show;

public sealed class HelmShower(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : HelmTool<HelmShowSettings>(files, environment, processes, tools)
{
    /// <summary>A chart's Chart.yaml, wherever it is kept.</summary>
    public string Chart(string chart, HelmShowSettings settings)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(chart);
        ArgumentNullException.ThrowIfNull(settings);
        return Ask("show chart", settings, new ProcessArgumentBuilder().Add("show").Add("chart").Add(chart).AddSource(settings.Source).AddCommon(settings)).Text;
    }

    protected override Exception Failure(string verb, HelmOutput output) => HelmFailure.Of(verb, output);
}
