using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Shared;

namespace Cake.Helm.Package;

public sealed class HelmPackager(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : HelmTool<HelmPackageSettings>(files, environment, processes, tools)
{
    public HelmOutput Package(DirectoryPath chart, HelmPackageSettings settings)
    {
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentNullException.ThrowIfNull(settings);
        return Ask("package", settings, Arguments(chart, settings));
    }

    private static ProcessArgumentBuilder Arguments(DirectoryPath chart, HelmPackageSettings settings) =>
        new ProcessArgumentBuilder()
            .Add("package").Add(chart.FullPath)
            .AddCommon(settings)
            .Add("--destination", settings.Destination?.FullPath)
            .Add("--version", settings.Version)
            .Add("--app-version", settings.AppVersion);
}
