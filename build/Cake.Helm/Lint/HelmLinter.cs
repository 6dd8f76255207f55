using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Shared;

namespace Cake.Helm.Lint;

public sealed class HelmLinter(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : HelmTool<HelmLintSettings>(files, environment, processes, tools)
{
    public HelmOutput Lint(DirectoryPath chart, HelmLintSettings settings)
    {
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentNullException.ThrowIfNull(settings);
        return Ask("lint", settings, Arguments(chart, settings), settings.ValuesInput);
    }

    private static ProcessArgumentBuilder Arguments(DirectoryPath chart, HelmLintSettings settings) =>
        new ProcessArgumentBuilder()
            .Add("lint").Add(chart.FullPath)
            .AddWhen(settings.Strict, "--strict")
            .AddWhen(settings.Quiet, "--quiet")
            .AddCommon(settings)
            .AddValues(settings);
}
