using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Shared;

namespace Cake.Helm.Dependency;

public sealed class HelmDependencyBuilder(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : HelmTool<HelmDependencySettings>(files, environment, processes, tools)
{
    /// <summary>Fetches the charts that a chart depends on: those that its Chart.lock names, or the newest that will do where there is none.</summary>
    public HelmOutput Build(DirectoryPath chart, HelmDependencySettings settings)
    {
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentNullException.ThrowIfNull(settings);
        return Ask("dependency build", settings, new ProcessArgumentBuilder().Add("dependency").Add("build").Add(chart.FullPath).AddCommon(settings));
    }
}
