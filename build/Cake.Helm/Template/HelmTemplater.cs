using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Shared;

namespace Cake.Helm.Template;

public sealed class HelmTemplater(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : HelmTool<HelmTemplateSettings>(files, environment, processes, tools)
{
    public HelmOutput Template(string release, DirectoryPath chart, HelmTemplateSettings settings)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(release);
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentNullException.ThrowIfNull(settings);
        return Ask("template", settings, Arguments(release, chart, settings), settings.ValuesInput);
    }

    private static ProcessArgumentBuilder Arguments(string release, DirectoryPath chart, HelmTemplateSettings settings)
    {
        var arguments = new ProcessArgumentBuilder().Add("template").Add(release).Add(chart.FullPath).AddCommon(settings).AddValues(settings);
        foreach (var template in settings.ShowOnly)
            arguments.Add("--show-only", template);
        return arguments.AddWhen(settings.SkipTests, "--skip-tests");
    }
}
